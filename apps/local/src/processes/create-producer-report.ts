/** What a producer has said of its run, as far as its end must be judged by it. */
export interface ProducerReport {
  /** Reads a line of its log. */
  read: (line: string) => void;
  /** Whether the run went through to its end, though perhaps not everything could be published. */
  isFinished: () => boolean;
  /** Why not everything could be published, in a sentence; `undefined` when nothing is missing. */
  shortfall: () => string | undefined;
}

interface ProducerLine {
  event?: unknown;
  station?: unknown;
  msg?: unknown;
}

const parse = (line: string): ProducerLine => {
  try {
    return (JSON.parse(line) ?? {}) as ProducerLine;
  } catch {
    return {};
  }
};

/** Follows a producer's log. */
export function createProducerReport(): ProducerReport {
  const reasons = new Map<string, string>();
  let isFinished = false;
  let failure: string | undefined;
  return {
    read: (line) => {
      const { event, station, msg } = parse(line);
      if (event === 'finished') isFinished = true;
      if (event === 'failed') failure = String(msg);
      if (typeof station !== 'string') return;
      if (event === 'poll-failed') reasons.set(station, String(msg));
      if (event === 'polled' || event === 'unchanged' || event === 'poll-recovered') reasons.delete(station);
    },
    isFinished: () => isFinished,
    shortfall: () => {
      if (reasons.size === 0) return failure;
      const stations = [...reasons].map(([station, reason]) => `${station} (${reason})`).join(', ');
      return `These stations could not be polled: ${stations}. The others are accounted for above; start again to try these again.`;
    },
  };
}
