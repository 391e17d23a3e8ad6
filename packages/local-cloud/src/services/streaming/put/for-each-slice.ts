import { setImmediate as letOthersRun } from 'node:timers/promises';

/** This many entries take some ten milliseconds. */
const sliceEntries = 10_000;

/**
 * Works through a list, slice after slice. Between the slices of a long list other calls get their turn; a short list is
 * one slice, without a wait.
 *
 * @param use gets a slice and the index at which it begins
 */
export async function forEachSlice<Item>(
  items: readonly Item[],
  use: (slice: readonly Item[], start: number) => void,
): Promise<void> {
  for (let start = 0; start < items.length; start += sliceEntries) {
    if (items.length > sliceEntries) await letOthersRun();
    use(items.slice(start, start + sliceEntries), start);
  }
}
