import { toServiceError, type SignedRequest } from '@weather-stream/oci-transport';
import type { Clock, Logger } from '@weather-stream/service-kit';
import { SecretUnreadableError } from './errors';
import { SECRET_TIME_TO_LIVE_MS } from './limits';

/** The call signature of {@link SignedRequest}: what a test has to imitate. */
export type SendSigned = (...parameters: Parameters<SignedRequest>) => ReturnType<SignedRequest>;

/** Settings of {@link createSecretReader}. */
export interface SecretReaderOptions {
  /** Sends a request signed by the function's resource principal. */
  send: SendSigned;
  /** Endpoint that reads secrets, without a slash at its end. */
  endpoint: string;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
}

/** How a secret is read. */
export interface ReadSecretOptions {
  /** Whether to pass by what is held: it was just refused. */
  fresh: boolean;
  /** Ends the reading. */
  signal?: AbortSignal;
}

/** Reads the current version of a Vault secret, and holds it for a limited time. */
export type ReadSecret = (secretId: string, options: ReadSecretOptions) => Promise<string>;

function parseContent(secretId: string, body: Buffer): string {
  let bundle: unknown;
  try {
    bundle = JSON.parse(body.toString('utf8'));
  } catch {
    bundle = undefined;
  }
  const { secretBundleContent } = (bundle ?? {}) as { secretBundleContent?: { content?: unknown } };
  const content = secretBundleContent?.content;
  if (typeof content !== 'string' || content === '') throw new SecretUnreadableError(secretId);
  return Buffer.from(content, 'base64').toString('utf8');
}

/**
 * Makes a {@link ReadSecret}: `GET /20190301/secretbundles/{id}`. It throws OciServiceError when the Vault refuses,
 * OciConnectionError when it does not answer, SecretUnreadableError when the answer is no secret.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/secretretrieval/20190301/SecretBundle/GetSecretBundle.
 */
export function createSecretReader({ send, endpoint, clock, logger }: SecretReaderOptions): ReadSecret {
  const held = new Map<string, { value: string; until: number }>();
  return async (secretId, { fresh, signal }) => {
    const known = held.get(secretId);
    if (!fresh && known !== undefined && clock.now() < known.until) return known.value;
    const operation = 'GetSecretBundle';
    const response = await send('GET', `${endpoint}/20190301/secretbundles/${encodeURIComponent(secretId)}`, {
      operation,
      ...(signal !== undefined && { signal }),
    });
    if (response.status !== 200) throw toServiceError(response, { operation, host: new URL(endpoint).host });
    const value = parseContent(secretId, response.body);
    held.set(secretId, { value, until: clock.now() + SECRET_TIME_TO_LIVE_MS });
    logger.info(
      { event: 'secret-read', secretId, opcRequestId: response.headers['opc-request-id'] },
      'read a secret from the Vault',
    );
    return value;
  };
}
