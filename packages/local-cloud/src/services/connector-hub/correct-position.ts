/** A position that can be read from. */
export interface CorrectedPosition {
  position: number;
  /** Messages that retention has removed before they were moved: at most so many, as offsets have gaps. */
  lostAtMost: number;
}

/**
 * Brings a position back between a partition's oldest message and its end. Before the oldest, messages are lost. After
 * the end, the stream has lost its tail, and what is put from now on must not be passed by.
 */
export function correctPosition(position: number, oldest: number, end: number): CorrectedPosition {
  return {
    position: Math.min(Math.max(position, oldest), end),
    lostAtMost: Math.max(0, oldest - position),
  };
}
