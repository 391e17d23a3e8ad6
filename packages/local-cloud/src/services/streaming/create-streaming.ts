import type { Clock, Logger } from '@weather-stream/service-kit';
import type { Operation } from '../../server/operation';
import { createAppendListeners } from './append-listeners';
import { consumerCommit } from './consumer-commit';
import { consumerHeartbeat } from './consumer-heartbeat';
import { createCursor } from './create-cursor';
import { createGroupCursor } from './create-group-cursor';
import { createStreamReader, type StreamReader } from './create-stream-reader';
import { getGroup } from './get-group';
import { getMessages } from './get-messages';
import { defaultStreamingLimits, type StreamingLimits } from './limits';
import { createOpenStreams } from './open-streams';
import type { StreamingContext } from './operation-context';
import { putMessages } from './put-messages';
import { createRateLimiter } from './rate-limiter';
import { toStreamStatus, type PartitionStatus } from './to-stream-status';
import type { FindStream } from './types';
import { updateGroup } from './update-group';

/** What {@link createStreaming} works with. */
export interface StreamingDeps {
  /** Everything that the data plane keeps lives here. */
  folder: string;
  /** Retention, expiry, time-outs and rates are told by it. */
  clock: Pick<Clock, 'now'>;
  /** Finds an active stream. */
  findStream: FindStream;
  /** Where a measurement wants others than the vendor's. @default defaultStreamingLimits */
  limits?: Partial<StreamingLimits>;
  logger: Logger;
}

/** The data plane of OCI Streaming. */
export interface Streaming {
  operations: Operation[];
  /** Reads without cursors, for services of the same cloud. */
  log: StreamReader;
  /** Stream id → its partitions, for the streams that were used since the start. */
  status(): Record<string, PartitionStatus[]>;
  /** Removes all that is kept of a stream: for when it is deleted. */
  forgetStream(streamId: string): Promise<void>;
  /** Closes the files. Nothing is lost when it is not called. */
  close: () => void;
}

/** Makes the data plane of OCI Streaming: https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/. */
export function createStreaming({
  folder,
  clock,
  findStream,
  limits: given,
  logger,
}: StreamingDeps): Streaming {
  const limits = { ...defaultStreamingLimits, ...given };
  const streams = createOpenStreams({ folder, findStream, clock, limits, logger });
  const listeners = createAppendListeners(logger);
  const context: StreamingContext = {
    streams,
    clock,
    writes: createRateLimiter({ perSecond: limits.writeBytesPerSecond, clock }),
    reads: createRateLimiter({ perSecond: limits.getRequestsPerSecond, clock }),
    calls: createRateLimiter({ perSecond: limits.cursorRequestsPerSecond, clock }),
    notifyAppended: listeners.notify,
  };
  const operations = [
    putMessages,
    getMessages,
    createCursor,
    createGroupCursor,
    consumerHeartbeat,
    consumerCommit,
    getGroup,
    updateGroup,
  ].map((createOperation) => createOperation(context));
  return {
    operations,
    log: createStreamReader(streams, listeners),
    status: () => Object.fromEntries(streams.list().map((stream) => [stream.id, toStreamStatus(stream)])),
    forgetStream: (streamId) => streams.forget(streamId),
    close: () => streams.close(),
  };
}
