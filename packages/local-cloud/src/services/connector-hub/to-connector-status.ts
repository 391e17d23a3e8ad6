import type { StreamReader } from '../streaming/create-stream-reader';
import type { RunnerState } from './runner-context';
import type { ConnectorDescription, ConnectorStatus } from './types';

function endOffsets(reader: StreamReader, streamId: string): Record<string, number> {
  try {
    return reader.endOffsets(streamId);
  } catch {
    // The stream is gone: the connector's own failure says so.
    return {};
  }
}

/** What a connector's status tells, with its lag at this moment. */
export function toConnectorStatus(
  { id, displayName, source }: ConnectorDescription,
  { positions = {}, ...state }: Readonly<RunnerState>,
  reader: StreamReader,
): ConnectorStatus {
  const partitions = Object.entries(endOffsets(reader, source.streamId)).map(([partition, endOffset]) => ({
    partition,
    position: positions[partition] ?? 0,
    endOffset,
  }));
  const lag = partitions.reduce((sum, { position, endOffset }) => sum + Math.max(0, endOffset - position), 0);
  return { id, name: displayName, ...state, lag, partitions };
}
