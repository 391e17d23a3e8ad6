import fc from 'fast-check';
import { MAX_INVOCATION_BYTES } from '../limits';
import { findBatchProblems, toBatchBytes, type BatchLimit } from './batch-limits';

const ample = { memoryInMbs: 3072, timeoutInSeconds: 300 };

const limits: fc.Arbitrary<BatchLimit> = fc.oneof(
  fc.integer({ min: 1, max: 6144 }).map((sizeInKbs): BatchLimit => ({ kind: 'kbs', sizeInKbs })),
  fc.integer({ min: 1, max: 10_000 }).map((sizeInNum): BatchLimit => ({ kind: 'num', sizeInNum })),
);

describe(findBatchProblems, () => {
  it('accepts no batch whose base64 is larger than a function takes', () => {
    fc.assert(
      fc.property(limits, (limit) => {
        fc.pre(findBatchProblems({ limit, ...ample }).length === 0);
        expect((toBatchBytes(limit) * 4) / 3).toBeLessThan(MAX_INVOCATION_BYTES);
      }),
    );
  });

  it('finds nothing new when a batch is made smaller, or memory and time larger', () => {
    const settings = fc.record({
      limit: limits,
      memoryInMbs: fc.constantFrom(128, 256, 512),
      timeoutInSeconds: fc.integer({ min: 5, max: 300 }),
    });
    fc.assert(
      fc.property(settings, (before) => {
        const smaller: BatchLimit =
          before.limit.kind === 'kbs' ? { kind: 'kbs', sizeInKbs: 1 } : { kind: 'num', sizeInNum: 1 };
        const found = findBatchProblems(before).length;
        expect(findBatchProblems({ ...before, limit: smaller }).length).toBeLessThanOrEqual(found);
        expect(findBatchProblems({ ...before, ...ample }).length).toBeLessThanOrEqual(found);
      }),
    );
  });

  it('names each limit that a batch breaks, and the way out', () => {
    const problems = findBatchProblems({
      limit: { kind: 'kbs', sizeInKbs: 6144 },
      memoryInMbs: 128,
      timeoutInSeconds: 30,
    });
    expect(problems).toHaveLength(3);
    expect(problems.join()).toMatch(/6144 KB.*functionMemoryInMbs larger.*functionTimeoutInSeconds larger/s);
  });

  it('accepts the defaults', () => {
    const limit: BatchLimit = { kind: 'kbs', sizeInKbs: 1024 };
    expect(findBatchProblems({ limit, memoryInMbs: 256, timeoutInSeconds: 120 })).toEqual([]);
  });
});
