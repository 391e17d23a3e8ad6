import type { SourceSettings } from '../settings/stack-values';

/** What the producer must be told of the stack. */
export interface ProducerTarget {
  streamId: string;
  streamMessagesEndpoint: string;
  rejectedStreamId: string;
  region: string;
}

/** The producer's environment on its machine: exactly its settings, none of them a secret. */
export function toProducerEnvironment(
  { streamId, streamMessagesEndpoint, rejectedStreamId, region }: ProducerTarget,
  { source, logLevel }: { source: SourceSettings; logLevel: string },
): Record<string, string> {
  return {
    OCI_AUTH: 'instance-principal',
    OCI_REGION: region,
    STREAM_ID: streamId,
    STREAM_MESSAGES_ENDPOINT: streamMessagesEndpoint,
    REJECTED_STREAM_ID: rejectedStreamId,
    WEATHER_SOURCE: source.kind,
    ...(source.stations !== undefined && { WEATHER_STATIONS: source.stations }),
    ...(source.pollIntervalSeconds !== undefined && {
      POLL_INTERVAL_SECONDS: String(source.pollIntervalSeconds),
    }),
    LOG_LEVEL: logLevel,
  };
}
