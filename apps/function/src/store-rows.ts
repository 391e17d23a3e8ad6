import {
  MAX_BATCH_BYTES,
  OrdsRefusedContentError,
  type ObservationRow,
  type StoreOutcome,
} from '@weather-stream/ords-client';
import { sliceByBytes } from './slice-by-bytes';

/** What {@link storeRows} works with. */
export interface StoreRowsDeps {
  /** Stores rows in one call and one transaction, as `OrdsWriter.storeBatch` does. */
  storeBatch: (rows: readonly ObservationRow[], signal?: AbortSignal) => Promise<StoreOutcome>;
  /** Told of each row that the database refuses for its content, with its words, as soon as that is known. */
  onRefused: (row: ObservationRow, detail: string) => void;
  /** Ends the work between two calls, and within one. */
  signal: AbortSignal;
}

/** The brackets around a JSON array. */
const arrayBytes = 2;

/** A row's share of the JSON array, with its comma. */
const bytesOf = (row: ObservationRow): number => Buffer.byteLength(JSON.stringify(row)) + 1;

const addUp = (outcomes: readonly StoreOutcome[]): StoreOutcome => ({
  stored: outcomes.reduce((sum, { stored }) => sum + stored, 0),
  duplicates: outcomes.reduce((sum, { duplicates }) => sum + duplicates, 0),
});

async function storeSlices(slices: readonly ObservationRow[][], deps: StoreRowsDeps): Promise<StoreOutcome> {
  const outcomes: StoreOutcome[] = [];
  for (const slice of slices) outcomes.push(await storeSlice(slice, deps));
  return addUp(outcomes);
}

/** Stores one slice; when it is refused for its content, halves it until the guilty rows stand alone. */
async function storeSlice(rows: readonly ObservationRow[], deps: StoreRowsDeps): Promise<StoreOutcome> {
  const { storeBatch, onRefused, signal } = deps;
  signal.throwIfAborted();
  try {
    return await storeBatch(rows, signal);
  } catch (error) {
    const [row] = rows;
    if (!(error instanceof OrdsRefusedContentError) || row === undefined) throw error;
    if (rows.length > 1) {
      const middle = Math.ceil(rows.length / 2);
      return await storeSlices([rows.slice(0, middle), rows.slice(middle)], deps);
    }
    onRefused(row, error.message);
    return { stored: 0, duplicates: 0 };
  }
}

/**
 * Stores rows with one call, or as few as the size of a batch allows. Together, the outcome and the calls of `onRefused`
 * account for every row.
 *
 * @throws whatever `storeBatch` throws, except for refused content; what was stored until then stays stored
 */
export function storeRows(rows: readonly ObservationRow[], deps: StoreRowsDeps): Promise<StoreOutcome> {
  return storeSlices(sliceByBytes(rows, MAX_BATCH_BYTES - arrayBytes, bytesOf), deps);
}
