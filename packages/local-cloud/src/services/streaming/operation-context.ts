import type { Clock } from '@weather-stream/service-kit';
import type { OpenStreams } from './open-streams';
import type { RateLimiter } from './rate-limiter';

/** What the operations of the service share. */
export interface StreamingContext {
  streams: OpenStreams;
  clock: Pick<Clock, 'now'>;
  /** Decoded bytes, by partition. */
  writes: RateLimiter;
  /** GetMessages, by partition and group. */
  reads: RateLimiter;
  /** Calls of the cursor and group operations, by operation and stream. */
  calls: RateLimiter;
  /** Told once for each request that stored something. */
  notifyAppended: (streamId: string) => void;
}
