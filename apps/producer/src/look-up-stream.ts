import type { StreamReference } from '@weather-stream/runtime-config';
import { StreamLookupError } from './errors';

/** A stream as the control plane describes it. */
export interface StreamSummary {
  id: string;
  name: string;
  streamPoolId: string;
  messagesEndpoint: string;
  /** `ACTIVE` is the one to publish to. */
  lifecycleState: string;
}

/** The two questions that are put to the control plane. */
export interface StreamDirectory {
  getStream(streamId: string): Promise<StreamSummary>;
  /** All streams of this name in the pool, in any state. */
  findStreams(streamPoolId: string, name: string): Promise<StreamSummary[]>;
}

/**
 * Finds a stream by id, or by its name in a pool.
 *
 * @throws StreamLookupError when there is none, more than one, or one that is not active
 */
export async function lookUpStream(
  reference: StreamReference,
  directory: StreamDirectory,
): Promise<StreamSummary> {
  if (reference.by === 'id') return assertActive(await directory.getStream(reference.streamId));
  const { streamName, streamPoolId } = reference;
  const found = await directory.findStreams(streamPoolId, streamName);
  const active = found.filter(({ lifecycleState }) => lifecycleState === 'ACTIVE');
  const [stream] = active;
  if (stream !== undefined && active.length === 1) return stream;
  if (active.length > 1) {
    throw new StreamLookupError(
      `${active.length} active streams are called ${streamName} in pool ${streamPoolId}. Set STREAM_ID to the one that is meant.`,
    );
  }
  const [other] = found;
  if (other !== undefined) return assertActive(other);
  throw new StreamLookupError(
    `There is no stream called ${streamName} in pool ${streamPoolId}. Check STREAM_NAME and STREAM_POOL_ID, or deploy the stack first.`,
  );
}

/** Finds the stream of rejected messages that belongs to a stream: in the same pool, named `<stream>-rejected`. */
export async function lookUpRejectedStream(
  { name, streamPoolId }: Pick<StreamSummary, 'name' | 'streamPoolId'>,
  directory: StreamDirectory,
): Promise<StreamSummary> {
  return lookUpStream({ by: 'name', streamPoolId, streamName: `${name}-rejected` }, directory);
}

function assertActive(stream: StreamSummary): StreamSummary {
  if (stream.lifecycleState === 'ACTIVE') return stream;
  throw new StreamLookupError(
    `Stream ${stream.name} (${stream.id}) is ${stream.lifecycleState}; only an ACTIVE stream takes messages. Wait for it, or name another.`,
  );
}
