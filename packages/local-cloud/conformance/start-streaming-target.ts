import { ConfigFileAuthenticationDetailsProvider, type AuthenticationDetailsProvider } from 'oci-common';
import { StreamAdminClient, StreamClient } from 'oci-streaming';
import { startTestCloud } from './start-test-cloud';

/** A stream, here or in a tenancy, and a client of it. */
export interface StreamingTarget {
  client: StreamClient;
  streamId: string;
  streamName: string;
  partitions: string[];
  dispose(): Promise<void>;
}

async function connect(
  authenticationDetailsProvider: AuthenticationDetailsProvider,
  admin: StreamAdminClient,
  streamId: string,
): Promise<StreamingTarget> {
  const { stream } = await admin.getStream({ streamId });
  const client = new StreamClient({ authenticationDetailsProvider });
  client.endpoint = stream.messagesEndpoint;
  const partitions = Array.from({ length: stream.partitions }, (_, partition) => String(partition));
  const dispose = (): Promise<void> => {
    for (const opened of [client, admin]) opened.close();
    return Promise.resolve();
  };
  return { client, streamId, streamName: stream.name, partitions, dispose };
}

async function startLocal(): Promise<StreamingTarget> {
  const unlimited = { getRequestsPerSecond: Infinity, cursorRequestsPerSecond: Infinity };
  const cloud = await startTestCloud({ streamingLimits: unlimited });
  const { authenticationDetailsProvider, tenancyId: compartmentId } = cloud;
  const admin = new StreamAdminClient({ authenticationDetailsProvider });
  admin.endpoint = cloud.url;
  const createStreamDetails = { compartmentId, name: 'conformance', partitions: 3 };
  const { stream } = await admin.createStream({ createStreamDetails });
  const target = await connect(authenticationDetailsProvider, admin, stream.id);
  const dispose = async (): Promise<void> => {
    await target.dispose();
    await cloud.dispose();
  };
  return { ...target, dispose };
}

/**
 * Starts a local cloud with a stream; or, when `OCI_CONFORMANCE_STREAM_ID` is set, takes that stream of the tenancy
 * that the OCI config file names. Messages of others in it do no harm.
 */
export function startStreamingTarget(): Promise<StreamingTarget> {
  const streamId = process.env.OCI_CONFORMANCE_STREAM_ID;
  if (streamId === undefined) return startLocal();
  const authenticationDetailsProvider = new ConfigFileAuthenticationDetailsProvider();
  return connect(
    authenticationDetailsProvider,
    new StreamAdminClient({ authenticationDetailsProvider }),
    streamId,
  );
}
