import fc from 'fast-check';
import { chooseBatch, type LaneHead } from './choose-batch';

const limits = { maxMessages: 3, maxBytes: 100, lingerMs: 50 };
const aHead = (key: string, overrides: Partial<LaneHead> = {}): LaneHead => ({
  key,
  bytes: 10,
  acceptedAtMs: 0,
  notBeforeMs: 0,
  alone: false,
  ...overrides,
});

describe(chooseBatch, () => {
  it('waits for company until the oldest message has lingered', () => {
    const heads = [aHead('a', { acceptedAtMs: 20 }), aHead('b', { acceptedAtMs: 10 })];
    expect(chooseBatch(heads, 59, limits)).toEqual({ kind: 'wait', untilMs: 60 });
    expect(chooseBatch(heads, 60, limits)).toEqual({ kind: 'send', keys: ['a', 'b'] });
  });

  it('sends at once what is full by count or by bytes', () => {
    expect(chooseBatch([aHead('a'), aHead('b'), aHead('c'), aHead('d')], 0, limits)).toEqual({
      kind: 'send',
      keys: ['a', 'b', 'c'],
    });
    expect(chooseBatch([aHead('a', { bytes: 60 }), aHead('b', { bytes: 41 })], 0, limits)).toEqual({
      kind: 'send',
      keys: ['a'],
    });
  });

  it('leaves out what the stream asked to hold back', () => {
    expect(chooseBatch([aHead('a', { notBeforeMs: 500 }), aHead('b')], 100, limits)).toEqual({
      kind: 'send',
      keys: ['b'],
    });
    expect(chooseBatch([aHead('a', { notBeforeMs: 500 })], 100, limits)).toMatchObject({ kind: 'wait' });
  });

  it('sends without company what was refused in company', () => {
    const suspects = [aHead('a', { alone: true }), aHead('b', { alone: true })];
    expect(chooseBatch(suspects, 0, limits)).toEqual({ kind: 'send', keys: ['a'] });
    expect(chooseBatch([aHead('c'), ...suspects], 100, limits)).toEqual({ kind: 'send', keys: ['c'] });
  });

  it('has nothing to do when there is nothing', () => {
    expect(chooseBatch([], 0, limits)).toEqual({ kind: 'idle' });
  });

  const heads = fc.uniqueArray(
    fc.record({
      key: fc.string({ minLength: 1, maxLength: 4 }),
      bytes: fc.integer({ min: 1, max: 100 }),
      acceptedAtMs: fc.nat(200),
      notBeforeMs: fc.nat(300),
      alone: fc.boolean(),
    }),
    { selector: ({ key }) => key, maxLength: 20 },
  );

  it('keeps every limit, whatever waits', () => {
    fc.assert(
      fc.property(heads, fc.nat(400), (given, nowMs) => {
        const choice = chooseBatch(given, nowMs, limits);
        if (choice.kind !== 'send') return;
        const chosen = choice.keys.flatMap((key) => given.filter((head) => head.key === key));
        expect(chosen.length).toBeGreaterThan(0);
        expect(chosen.length).toBeLessThanOrEqual(limits.maxMessages);
        expect(chosen.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(limits.maxBytes);
        expect(new Set(choice.keys).size).toBe(choice.keys.length);
        expect(chosen.every(({ notBeforeMs }) => notBeforeMs <= nowMs)).toBe(true);
        expect(chosen.length === 1 || chosen.every(({ alone }) => !alone)).toBe(true);
      }),
    );
  });

  it('sends at the latest when the instant comes that it said to wait for', () => {
    fc.assert(
      fc.property(heads, fc.nat(400), (given, nowMs) => {
        let choice = chooseBatch(given, nowMs, limits);
        for (let step = 0; choice.kind === 'wait' && step <= 2 * given.length; step += 1) {
          choice = chooseBatch(given, choice.untilMs, limits);
        }
        expect(choice.kind).toBe(given.length === 0 ? 'idle' : 'send');
      }),
    );
  });

  it('never waits for an instant that has passed', () => {
    fc.assert(
      fc.property(heads, fc.nat(400), (given, nowMs) => {
        const choice = chooseBatch(given, nowMs, limits);
        if (choice.kind === 'wait') expect(choice.untilMs).toBeGreaterThan(nowMs);
      }),
    );
  });
});
