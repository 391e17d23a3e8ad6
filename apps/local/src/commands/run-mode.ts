/** How long a run goes on: until stopped, for one poll of every station, or for so many recorded observations. */
export type RunMode = { kind: 'continuous' } | { kind: 'once' } | { kind: 'count'; count: number };

/** What the producer is told of it. */
export const producerArguments = (mode: RunMode): string[] => {
  if (mode.kind === 'continuous') return [];
  return mode.kind === 'once' ? ['--once'] : ['--count', String(mode.count)];
};
