import {
  OrdsRefusedContentError,
  OrdsUnavailableError,
  type ObservationRow,
} from '@weather-stream/ords-client';
import { createRefusalMemory, type RefusalMemory } from './create-refusal-memory';
import { parseConnectorBatch } from './parse-connector-batch';
import { sortBatch } from './sort-batch';
import { storeGroups } from './store-groups';
import { buildBody, buildEntry } from './testing/build-batch';

const groupsOf = (entries: readonly unknown[]) => sortBatch(parseConnectorBatch(buildBody(entries))).groups;

/** Refuses the given offsets, and stores the rest. */
function createDatabase(guilty: readonly number[]) {
  const calls: (number | null)[][] = [];
  const storeBatch = (rows: readonly ObservationRow[]) => {
    calls.push(rows.map(({ offset }) => offset));
    return rows.some(({ offset }) => guilty.includes(offset ?? -1))
      ? Promise.reject(new OrdsRefusedContentError('ORA-12899: value too large'))
      : Promise.resolve({ stored: rows.length, duplicates: 0 });
  };
  return { calls, storeBatch };
}

const run = (
  entries: readonly unknown[],
  storeBatch: (rows: readonly ObservationRow[]) => Promise<{ stored: number; duplicates: number }>,
  refusals: RefusalMemory = createRefusalMemory(),
) => storeGroups(groupsOf(entries), { storeBatch, refusals, signal: new AbortController().signal });

describe(storeGroups, () => {
  it('counts repeats in the batch as duplicates and sends them once', async () => {
    const { calls, storeBatch } = createDatabase([]);
    const entries = [buildEntry(1), buildEntry(2, { hour: 1 }), buildEntry(3)];
    expect(await run(entries, storeBatch)).toEqual({ stored: 2, duplicates: 1, rejections: [] });
    expect(calls).toEqual([[1, 3]]);
  });

  it('rejects what the database refuses, with its words and the id', async () => {
    const { storeBatch } = createDatabase([2]);
    const { stored, rejections } = await run([buildEntry(1), buildEntry(2), buildEntry(3)], storeBatch);
    expect(stored).toBe(2);
    expect(rejections).toMatchObject([
      {
        reason: 'REFUSED_BY_DATABASE',
        detail: 'ORA-12899: value too large',
        message: { offset: 2 },
        observationId: 'EWR@2013-01-01T02:00:00Z',
      },
    ]);
  });

  it('gives the next repeat its turn when the first is refused', async () => {
    const { storeBatch } = createDatabase([1]);
    const entries = [buildEntry(1), buildEntry(2, { hour: 1 }), buildEntry(3, { hour: 1 })];
    const { stored, duplicates, rejections } = await run(entries, storeBatch);
    expect({ stored, duplicates }).toEqual({ stored: 1, duplicates: 1 });
    expect(rejections.map(({ message }) => message.offset)).toEqual([1]);
  });

  it('does not ask again about what was refused in an invocation that failed afterwards', async () => {
    const refusals = createRefusalMemory();
    const entries = [buildEntry(1), buildEntry(2), buildEntry(3), buildEntry(4)];
    const first = createDatabase([1]);
    const failing = (rows: readonly ObservationRow[]) =>
      first.calls.length === 3 ? Promise.reject(new OrdsUnavailableError('503')) : first.storeBatch(rows);
    await expect(run(entries, failing, refusals)).rejects.toMatchObject({ code: 'ORDS_UNAVAILABLE' });

    const second = createDatabase([1]);
    const { stored, rejections } = await run(entries, second.storeBatch, refusals);
    expect(second.calls).toEqual([[2, 3, 4]]);
    expect({ stored, rejected: rejections.length }).toEqual({ stored: 3, rejected: 1 });
  });
});
