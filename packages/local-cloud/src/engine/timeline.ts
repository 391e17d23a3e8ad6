/** The states of a resource with the instants (milliseconds since the Unix epoch) from which they hold. */
export type Timeline = readonly { state: string; at: number }[];

/** The state at an instant: the last one begun; before all of them the first. */
export function stateAt(timeline: Timeline, now: number): string {
  const begun = timeline.filter(({ at }) => at <= now).at(-1) ?? timeline[0];
  return begun?.state ?? 'UNKNOWN';
}

/** A change of state that takes `delayMs`. What takes no time leaves no trace of its state on the way. */
export function toTransition(change: {
  through: string;
  to: string;
  now: number;
  delayMs: number;
}): Timeline {
  const { through, to, now, delayMs } = change;
  const target = { state: to, at: now + delayMs };
  return delayMs === 0 ? [target] : [{ state: through, at: now }, target];
}
