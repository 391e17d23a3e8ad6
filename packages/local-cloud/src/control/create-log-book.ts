/** One line that a part of the cloud, or a function in it, has said. */
export interface LogEntry {
  /** Rises from entry to entry, also across restarts. */
  seq: number;
  /** ISO 8601, in the cloud's time. */
  time: string;
  source: 'function' | 'connector' | 'cloud';
  /** OCID of the resource that speaks. */
  id: string;
  /** Its display name. */
  name: string;
  line: string;
}

/** The last lines of everything that runs in the cloud. */
export interface LogBook {
  append(entry: Omit<LogEntry, 'seq' | 'time'>): void;
  /** Entries after `seq`, the oldest first. */
  readAfter(seq: number): LogEntry[];
}

/** Entries that are kept; the oldest go first. */
const maxEntries = 10_000;

/**
 * Makes a log book in memory.
 *
 * @param now the cloud's time, in milliseconds since the Unix epoch; the first `seq` is made of it
 */
export function createLogBook(now: () => number): LogBook {
  let nextSeq = now();
  let entries: LogEntry[] = [];
  return {
    append: (entry) => {
      entries.push({ seq: nextSeq, time: new Date(now()).toISOString(), ...entry });
      nextSeq += 1;
      if (entries.length >= 2 * maxEntries) entries = entries.slice(-maxEntries);
    },
    readAfter: (seq) => entries.filter((entry) => entry.seq > seq).slice(-maxEntries),
  };
}
