import type { ObservationRow } from '@weather-stream/ords-client';
import { MAX_REMEMBERED_REFUSALS } from './limits';

/**
 * What the database refused in invocations that failed afterwards. The connector redelivers the whole batch; without this
 * memory a batch of many guilty messages could run into its deadline each time and block the stream for ever.
 */
export interface RefusalMemory {
  /** The database's words about this very message, if it was refused before. */
  recall: (row: ObservationRow) => string | undefined;
  remember: (row: ObservationRow, detail: string) => void;
  /** Forgets everything: the rejections are safe on their stream. */
  clear: () => void;
}

const keyOf = ({ partition, offset, id }: ObservationRow): string => JSON.stringify([partition, offset, id]);

/** Makes an empty {@link RefusalMemory} that holds a limited number of refusals. */
export function createRefusalMemory(): RefusalMemory {
  const details = new Map<string, string>();
  return {
    recall: (row) => details.get(keyOf(row)),
    remember: (row, detail) => {
      const isNamed = row.partition !== null && row.offset !== null;
      if (isNamed && details.size < MAX_REMEMBERED_REFUSALS) details.set(keyOf(row), detail);
    },
    clear: () => details.clear(),
  };
}
