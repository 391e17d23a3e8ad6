import {
  BYTES_PER_KB,
  DEFAULT_BATCH_TIME_SECONDS,
  MAX_PAYLOAD_BYTES,
  MIN_BATCH_TIME_SECONDS,
} from './limits';
import type { ConnectorDescription } from './types';

/** When a batch is complete: as soon as one of these is reached. */
export interface BatchLimits {
  maxMessages: number;
  /** Of the payload that the function gets. */
  maxBytes: number;
  /** From the first message on, in milliseconds. */
  windowMs: number;
}

/**
 * What a connector's settings amount to. Without a size, a batch holds what one invocation can carry; without a time,
 * or with one under the floor, it waits as long as the floor says.
 */
export function toBatchLimits({
  batchSizeInKbs,
  batchSizeInNum,
  batchTimeInSec = DEFAULT_BATCH_TIME_SECONDS,
}: ConnectorDescription['target']): BatchLimits {
  return {
    maxMessages: batchSizeInNum ?? Number.MAX_SAFE_INTEGER,
    maxBytes: Math.min(MAX_PAYLOAD_BYTES, (batchSizeInKbs ?? Infinity) * BYTES_PER_KB),
    windowMs: Math.max(MIN_BATCH_TIME_SECONDS, batchTimeInSec) * 1000,
  };
}
