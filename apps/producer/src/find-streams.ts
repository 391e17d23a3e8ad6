import { toErrorFields, type Clock, type Logger } from '@weather-stream/service-kit';
import type { ProducerConfig } from '@weather-stream/runtime-config';
import type { OciAccess } from './create-oci-access';
import { createStreamDirectory } from './create-stream-directory';
import { explainOciError } from './explain-oci-error';
import { lookUpRejectedStream, lookUpStream, type StreamDirectory } from './look-up-stream';

/** Where to put messages. */
export interface StreamAddress {
  streamId: string;
  messagesEndpoint: string;
}

/** The two streams that the producer puts to. */
export interface StreamAddresses {
  stream: StreamAddress;
  /** `undefined` when there is none: what is rejected is then only said. */
  rejected: StreamAddress | undefined;
}

/** What {@link findStreams} needs. */
export interface FindStreamsOptions {
  config: ProducerConfig;
  access: OciAccess;
  clock: Clock;
  logger: Logger;
  signal: AbortSignal;
}

/**
 * Finds both streams; asks nobody where the settings say it all.
 *
 * @throws StreamLookupError and the errors of the control plane when the stream itself cannot be found
 */
export async function findStreams(options: FindStreamsOptions): Promise<StreamAddresses> {
  const { config, logger } = options;
  const { stream: reference, streamMessagesEndpoint: endpoint, rejectedStreamId } = config;
  if (reference.by === 'id' && endpoint !== undefined && rejectedStreamId !== undefined) {
    return {
      stream: { streamId: reference.streamId, messagesEndpoint: endpoint },
      rejected: { streamId: rejectedStreamId, messagesEndpoint: endpoint },
    };
  }
  const directory = createStreamDirectory({ ...options, endpoint: config.streamingEndpoint });
  const toAddress = (stream: { id: string; messagesEndpoint: string }): StreamAddress => ({
    streamId: stream.id,
    messagesEndpoint: endpoint ?? stream.messagesEndpoint,
  });
  const isKnown = reference.by === 'id' && endpoint !== undefined;
  const lookingUp = lookUpStream(reference, directory);
  if (!isKnown) await lookingUp;
  const rejected = await lookingUp
    .then((found) => findRejected(rejectedStreamId, found, directory))
    .then(toAddress)
    .catch((error: unknown) => sayMissing(error, logger));
  const stream = isKnown ? { id: reference.streamId, messagesEndpoint: endpoint } : await lookingUp;
  return { stream: toAddress(stream), rejected };
}

function sayMissing(error: unknown, logger: Logger): undefined {
  logger.warn(
    { event: 'no-rejected-stream', ...toErrorFields(error) },
    `observations with impossible values will be said here and not kept. ${explainOciError(error)}`,
  );
}

function findRejected(
  streamId: string | undefined,
  stream: { name: string; streamPoolId: string; messagesEndpoint: string },
  directory: StreamDirectory,
): Promise<{ id: string; messagesEndpoint: string }> {
  if (streamId === undefined) return lookUpRejectedStream(stream, directory);
  return lookUpStream({ by: 'id', streamId }, directory);
}
