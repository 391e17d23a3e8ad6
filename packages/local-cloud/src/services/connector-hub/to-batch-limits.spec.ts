import { MAX_PAYLOAD_BYTES } from './limits';
import { buildConnector } from './testing/build-connector';
import { toBatchLimits } from './to-batch-limits';

const limitsOf = (target: Parameters<typeof buildConnector>[0]) =>
  toBatchLimits(buildConnector(target).target);

describe(toBatchLimits, () => {
  it('reads the settings in their units', () => {
    expect(limitsOf({ batchSizeInNum: 100, batchTimeInSec: 90 })).toEqual({
      maxMessages: 100,
      maxBytes: MAX_PAYLOAD_BYTES,
      windowMs: 90_000,
    });
    expect(limitsOf({ batchSizeInKbs: 1000 }).maxBytes).toBe(1_024_000);
  });

  it('never waits less than the floor, nor carries more than an invocation can', () => {
    expect(limitsOf({ batchTimeInSec: 1 }).windowMs).toBe(60_000);
    expect(limitsOf({ batchSizeInKbs: 100_000 }).maxBytes).toBe(MAX_PAYLOAD_BYTES);
  });

  it('fills an invocation and waits as long as the floor when nothing is set', () => {
    expect(toBatchLimits({ functionId: 'f' })).toEqual({
      maxMessages: Number.MAX_SAFE_INTEGER,
      maxBytes: MAX_PAYLOAD_BYTES,
      windowMs: 60_000,
    });
  });
});
