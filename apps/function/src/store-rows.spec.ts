import {
  MAX_BATCH_BYTES,
  OrdsRefusedContentError,
  OrdsUnavailableError,
  type ObservationRow,
} from '@weather-stream/ords-client';
import fc from 'fast-check';
import { storeRows, type StoreRowsDeps } from './store-rows';

const rowOf = (offset: number, note = ''): ObservationRow => ({
  id: `EWR@${offset}`,
  station: 'EWR',
  observedAt: '2013-01-01T00:00:00Z',
  partition: '0',
  offset,
  location: {},
  current: { note },
});

/** A database that refuses every batch with a guilty offset in it. */
function createDatabase(guilty: ReadonlySet<number> = new Set()) {
  const calls: number[][] = [];
  const stored = new Set<string>();
  const storeBatch: StoreRowsDeps['storeBatch'] = (rows) => {
    calls.push(rows.map(({ offset }) => offset ?? -1));
    if (rows.some(({ offset }) => guilty.has(offset ?? -1))) {
      return Promise.reject(new OrdsRefusedContentError('ORA-12899'));
    }
    const fresh = rows.filter(({ id }) => !stored.has(id));
    for (const { id } of fresh) stored.add(id);
    return Promise.resolve({ stored: fresh.length, duplicates: rows.length - fresh.length });
  };
  return { calls, stored, storeBatch };
}

const run = async (rows: readonly ObservationRow[], storeBatch: StoreRowsDeps['storeBatch']) => {
  const refused: number[] = [];
  const onRefused = ({ offset }: ObservationRow) => void refused.push(offset ?? -1);
  const outcome = await storeRows(rows, { storeBatch, onRefused, signal: new AbortController().signal });
  return { ...outcome, refused };
};

describe(storeRows, () => {
  it('stores a batch with one call', async () => {
    const database = createDatabase();
    expect(await run([rowOf(1), rowOf(2)], database.storeBatch)).toEqual({
      stored: 2,
      duplicates: 0,
      refused: [],
    });
    expect(database.calls).toEqual([[1, 2]]);
  });

  it('calls nobody when there is nothing to store', async () => {
    const database = createDatabase();
    await run([], database.storeBatch);
    expect(database.calls).toEqual([]);
  });

  it('takes as few calls as 1 MiB of documents allows', async () => {
    const database = createDatabase();
    const note = 'x'.repeat(MAX_BATCH_BYTES / 4);
    const rows = [1, 2, 3, 4, 5, 6].map((offset) => rowOf(offset, note));
    await run(rows, database.storeBatch);
    expect(database.calls).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('finds exactly the guilty rows and stores all others, wherever they lie', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.uniqueArray(fc.nat(40)), async (count, guiltyOffsets) => {
        const rows = Array.from({ length: count }, (_, offset) => rowOf(offset));
        const guilty = new Set(guiltyOffsets.filter((offset) => offset < count));
        const database = createDatabase(guilty);
        const outcome = await run(rows, database.storeBatch);
        expect(new Set(outcome.refused)).toEqual(guilty);
        expect(outcome.refused).toHaveLength(guilty.size);
        expect(database.stored.size).toBe(count - guilty.size);
        expect(outcome.stored + outcome.duplicates + outcome.refused.length).toBe(count);
      }),
    );
  });

  it('finds one guilty row among 500 with two calls for each halving', async () => {
    const database = createDatabase(new Set([333]));
    await run(
      Array.from({ length: 500 }, (_, offset) => rowOf(offset)),
      database.storeBatch,
    );
    expect(database.calls.length).toBeLessThanOrEqual(1 + 2 * 9);
  });

  it('lets any other failure through at once', async () => {
    let calls = 0;
    const storeBatch = () => {
      calls += 1;
      return Promise.reject(new OrdsUnavailableError('503'));
    };
    await expect(run([rowOf(1), rowOf(2)], storeBatch)).rejects.toMatchObject({ code: 'ORDS_UNAVAILABLE' });
    expect(calls).toBe(1);
  });
});
