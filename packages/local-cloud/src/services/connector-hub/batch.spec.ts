import * as fc from 'fast-check';
import { addToBatch, advancePositions, emptyBatch, toPayload, type Batch, type BatchItem } from './batch';
import { buildItem } from './testing/build-connector';
import type { BatchLimits } from './to-batch-limits';

const limitsOf = (change: Partial<BatchLimits>): BatchLimits => ({
  maxMessages: 1000,
  maxBytes: 1_000_000,
  windowMs: 60_000,
  ...change,
});

const someItems: fc.Arbitrary<BatchItem[]> = fc
  .array(fc.string({ maxLength: 40 }), { maxLength: 30 })
  .map((texts) => texts.map((text, offset) => buildItem({ offset, json: JSON.stringify({ text, offset }) })));
const someLimits = fc
  .record({ maxMessages: fc.integer({ min: 1, max: 20 }), maxBytes: fc.integer({ min: 1, max: 600 }) })
  .map(limitsOf);

/** Cuts a backlog into batches, as moves that follow each other do. */
function cutIntoBatches(items: readonly BatchItem[], limits: BatchLimits): Batch[] {
  const batches: Batch[] = [];
  for (let rest = items; rest.length > 0; rest = rest.slice(batches.at(-1)?.items.length))
    batches.push(addToBatch(emptyBatch, rest, limits));
  return batches;
}

describe(addToBatch, () => {
  it('cuts a backlog into batches without losing, doubling or reordering a message', () => {
    fc.assert(
      fc.property(someItems, someLimits, (items, limits) => {
        expect(cutIntoBatches(items, limits).flatMap((batch) => batch.items)).toEqual(items);
      }),
    );
  });

  it('keeps the limits, except that one message alone may be larger than the batch size', () => {
    fc.assert(
      fc.property(someItems, someLimits, (items, limits) => {
        for (const batch of cutIntoBatches(items, limits)) {
          expect(batch.items.length).toBeLessThanOrEqual(limits.maxMessages);
          if (batch.items.length > 1) expect(toPayload(batch).length).toBeLessThanOrEqual(limits.maxBytes);
        }
      }),
    );
  });

  it('knows the size of the payload, however the messages arrive', () => {
    fc.assert(
      fc.property(someItems, fc.nat(30), (items, at) => {
        const first = addToBatch(emptyBatch, items.slice(0, at), limitsOf({}));
        const both = addToBatch(first, items.slice(at), limitsOf({}));
        expect(both.bytes).toBe(toPayload(both).length);
        expect(JSON.parse(toPayload(both).toString())).toHaveLength(items.length);
      }),
    );
  });

  it('is full when a limit is reached, and when what comes next does not fit', () => {
    const [one, two] = [buildItem({ json: '"12345"' }), buildItem({ json: '"12345"', offset: 1 })];
    expect(addToBatch(emptyBatch, [one], limitsOf({})).isFull).toBe(false);
    expect(addToBatch(emptyBatch, [one, two], limitsOf({ maxMessages: 2 })).isFull).toBe(true);
    expect(addToBatch(emptyBatch, [one, two], limitsOf({ maxBytes: 16 }))).toMatchObject({
      items: [one],
      isFull: true,
    });
    expect(addToBatch(emptyBatch, [one, two], limitsOf({ maxBytes: 17 })).items).toEqual([one, two]);
  });
});

describe(advancePositions, () => {
  it('goes on after the last message of each partition, also when offsets have gaps', () => {
    const items = [
      buildItem({ offset: 4 }),
      buildItem({ partition: '1', offset: 7 }),
      buildItem({ offset: 9 }),
    ];
    expect(advancePositions({ '0': 4, '1': 5, '2': 3 }, addToBatch(emptyBatch, items, limitsOf({})))).toEqual(
      {
        '0': 10,
        '1': 8,
        '2': 3,
      },
    );
  });
});
