import type { StoreOutcome } from '@weather-stream/ords-client';
import type { RefusalMemory } from './create-refusal-memory';
import type { Rejection } from './rejection';
import type { Candidate } from './sort-batch';
import { storeRows, type StoreRowsDeps } from './store-rows';

/** What {@link storeGroups} works with. */
export interface StoreGroupsDeps extends Pick<StoreRowsDeps, 'storeBatch' | 'signal'> {
  refusals: RefusalMemory;
}

/** What became of the groups: `stored + duplicates + rejections.length` is the number of their candidates. */
export interface GroupsOutcome extends StoreOutcome {
  rejections: Rejection[];
}

/** One round: the first of each group to the database. `refused` holds its words by observation id. */
async function storeFirsts(
  firsts: readonly Candidate[],
  { storeBatch, refusals, signal }: StoreGroupsDeps,
): Promise<StoreOutcome & { refused: Map<string, string> }> {
  const refused = new Map<string, string>();
  const rows = [];
  for (const { row } of firsts) {
    const known = refusals.recall(row);
    if (known === undefined) rows.push(row);
    else refused.set(row.id, known);
  }
  const outcome = await storeRows(rows, {
    storeBatch,
    signal,
    onRefused: (row, detail) => {
      refused.set(row.id, detail);
      refusals.remember(row, detail);
    },
  });
  return { ...outcome, refused };
}

/**
 * Stores the first of each group; the others of its group are duplicates, unless it is refused: then the next one has its
 * turn, since repeats of an id need not have the same content.
 */
export async function storeGroups(
  groups: readonly Candidate[][],
  deps: StoreGroupsDeps,
): Promise<GroupsOutcome> {
  const total: GroupsOutcome = { stored: 0, duplicates: 0, rejections: [] };
  let left = groups;
  while (left.length > 0) {
    const firsts = left.flatMap((group) => group.slice(0, 1));
    const { stored, duplicates, refused } = await storeFirsts(firsts, deps);
    total.stored += stored;
    total.duplicates += duplicates;
    for (const { row, message } of firsts) {
      const detail = refused.get(row.id);
      if (detail === undefined) continue;
      total.rejections.push({ reason: 'REFUSED_BY_DATABASE', detail, message, observationId: row.id });
    }
    const isRefused = ([first]: Candidate[]) => first !== undefined && refused.has(first.row.id);
    total.duplicates += left
      .filter((group) => !isRefused(group))
      .reduce((sum, group) => sum + group.length - 1, 0);
    left = left
      .filter(isRefused)
      .map(([, ...others]) => others)
      .filter((others) => others.length > 0);
  }
  return total;
}
