/** The oldest message of one key that is not under way. */
export interface LaneHead {
  key: string;
  /** Decoded size, at most `maxBytes` of {@link BatchLimits}. */
  bytes: number;
  /** When the publisher took it, milliseconds since the Unix epoch. */
  acceptedAtMs: number;
  /** Not to be sent earlier: the stream asked for a pause. */
  notBeforeMs: number;
  /** To be sent without company: it was in a request that was refused as a whole. */
  alone: boolean;
}

/** How much goes into one put, and how long it may be waited for. */
export interface BatchLimits {
  maxMessages: number;
  maxBytes: number;
  /** How long a message may wait for company, in milliseconds. */
  lingerMs: number;
}

/** What to do now. */
export type BatchChoice =
  | { kind: 'send'; keys: string[] }
  /** Nothing is due before this instant, milliseconds since the Unix epoch. */
  | { kind: 'wait'; untilMs: number }
  | { kind: 'idle' };

/**
 * Chooses what goes into the next put: at most one message of each key. Two messages of a key in one request could be
 * parted by the stream (the first throttled, the second stored), and no re-send could put them in order again.
 *
 * @param heads in the order in which their keys are served
 */
export function chooseBatch(heads: readonly LaneHead[], nowMs: number, limits: BatchLimits): BatchChoice {
  const ready = heads.filter(({ notBeforeMs }) => notBeforeMs <= nowMs);
  const { batch, isFull } = takeWhatFits(ready, limits);
  const lingerEnds = ready.map(({ acceptedAtMs }) => acceptedAtMs + limits.lingerMs);
  const pauseEnds = heads.map(({ notBeforeMs }) => notBeforeMs).filter((instant) => instant > nowMs);
  if (batch.length > 0 && (isFull || lingerEnds.some((instant) => instant <= nowMs))) {
    return { kind: 'send', keys: batch.map(({ key }) => key) };
  }
  const instants = [...lingerEnds, ...pauseEnds];
  return instants.length === 0 ? { kind: 'idle' } : { kind: 'wait', untilMs: Math.min(...instants) };
}

function takeWhatFits(
  ready: readonly LaneHead[],
  { maxMessages, maxBytes }: BatchLimits,
): { batch: LaneHead[]; isFull: boolean } {
  const [first] = ready;
  if (first?.alone === true) return { batch: [first], isFull: true };
  const batch: LaneHead[] = [];
  let bytes = 0;
  for (const head of ready) {
    if (head.alone) continue;
    if (bytes + head.bytes > maxBytes) return { batch, isFull: true };
    batch.push(head);
    bytes += head.bytes;
    if (batch.length === maxMessages) return { batch, isFull: true };
  }
  return { batch, isFull: false };
}
