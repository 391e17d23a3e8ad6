import { ConfigFileAuthenticationDetailsProvider } from 'oci-common';
import { FunctionsInvokeClient } from 'oci-functions';
import { SecretsClient } from 'oci-secrets';
import { models, StreamClient } from 'oci-streaming';
import { Readable } from 'node:stream';
import { eventually } from './eventually';

/** A message as it is put: base64 parts, the key may be left out. */
export interface PutMessage {
  key?: string;
  value: string;
}

/** The vendor's clients, pointed at the cloud by the settings that `local:up` writes. */
export interface OciTools {
  /** Where each message lies now. Rejects when the stream did not take all of them. */
  put: (streamId: string, messages: readonly PutMessage[]) => Promise<models.PutMessagesResultEntry[]>;
  /** All messages of a stream with one partition, in order. */
  readAll: (streamId: string) => Promise<models.Message[]>;
  /** Calls the function and reads its answer. */
  invoke: (body: unknown) => Promise<unknown>;
  readSecret: (secretId: string) => Promise<string>;
  close: () => void;
}

const pageSize = 10_000;

// Refusals are looked at here: no 91 seconds of retries, no breaker that opens.
process.env.OCI_SDK_DEFAULT_CIRCUITBREAKER_ENABLED = 'false';
process.env.OCI_SDK_DEFAULT_RETRY_ENABLED = 'false';

/** A stream takes 1 MB and five reads a second and partition; what comes too early comes again. */
async function whenAllowed<T>(call: () => Promise<T>): Promise<T> {
  const attempt = async (): Promise<{ value: T } | { error: unknown }> => {
    try {
      return { value: await call() };
    } catch (error) {
      if ((error as { statusCode?: unknown }).statusCode === 429) throw error;
      return { error };
    }
  };
  const outcome = await eventually(attempt);
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

function assertAllTaken(entries: readonly models.PutMessagesResultEntry[]): void {
  const refused = entries.find(({ error }) => typeof error === 'string');
  if (refused !== undefined) throw new Error(`The stream refused a message: ${JSON.stringify(refused)}`);
}

async function readAll(client: StreamClient, streamId: string): Promise<models.Message[]> {
  const createCursorDetails = { partition: '0', type: models.CreateCursorDetails.Type.TrimHorizon };
  const { cursor } = await whenAllowed(() => client.createCursor({ streamId, createCursorDetails }));
  const messages: models.Message[] = [];
  for (let next = cursor.value; ;) {
    const request = { streamId, cursor: next, limit: pageSize };
    const { items, opcNextCursor } = await whenAllowed(() => client.getMessages(request));
    if (items.length === 0) return messages;
    messages.push(...items);
    next = opcNextCursor;
  }
}

/** Makes {@link OciTools} from the values of `.local/env`. */
export function openOciTools(settings: Readonly<Record<string, string>>): OciTools {
  const authenticationDetailsProvider = new ConfigFileAuthenticationDetailsProvider(
    settings.OCI_CONFIG_FILE,
    'DEFAULT',
  );
  const streams = new StreamClient({ authenticationDetailsProvider });
  streams.endpoint = settings.STREAM_MESSAGES_ENDPOINT ?? '';
  const functions = new FunctionsInvokeClient({ authenticationDetailsProvider });
  functions.endpoint = settings.FUNCTION_INVOKE_ENDPOINT ?? '';
  const secrets = new SecretsClient({ authenticationDetailsProvider });
  secrets.endpoint = settings.LOCAL_CLOUD_URL ?? '';
  return {
    put: async (streamId, messages) => {
      const putMessagesDetails = { messages: messages as models.PutMessagesDetailsEntry[] };
      const { putMessagesResult } = await whenAllowed(() =>
        streams.putMessages({ streamId, putMessagesDetails }),
      );
      assertAllTaken(putMessagesResult.entries);
      return putMessagesResult.entries;
    },
    readAll: (streamId) => readAll(streams, streamId),
    invoke: async (body) => {
      const { value } = await functions.invokeFunction({
        functionId: settings.FUNCTION_ID ?? '',
        invokeFunctionBody: Readable.from([Buffer.from(JSON.stringify(body))]),
      });
      return new Response(value as ReadableStream).json();
    },
    readSecret: async (secretId) => {
      const { secretBundle } = await secrets.getSecretBundle({ secretId });
      const { content } = secretBundle.secretBundleContent as { content: string };
      return Buffer.from(content, 'base64').toString('utf8');
    },
    close: () => {
      for (const client of [streams, functions, secrets]) client.close();
    },
  };
}
