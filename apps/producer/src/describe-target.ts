import type { ProducerConfig } from '@weather-stream/runtime-config';

/** Says where messages go, as far as the settings know it. */
export function describeTarget({ stream, streamMessagesEndpoint }: ProducerConfig): string {
  const name =
    stream.by === 'id'
      ? `stream ${stream.streamId}`
      : `stream ${stream.streamName} in pool ${stream.streamPoolId}`;
  return streamMessagesEndpoint === undefined ? name : `${name} at ${streamMessagesEndpoint}`;
}
