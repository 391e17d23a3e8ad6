const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * A line of bars, one a value, scaled between the least and the greatest value given. A value that is not known is a
 * space, and equal values lie in the middle.
 */
export function sparkline(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  const least = Math.min(...known);
  const span = Math.max(...known) - least;
  const bar = (value: number | undefined) => {
    if (value === undefined) return ' ';
    const level = span === 0 ? 3 : Math.round(((value - least) / span) * (bars.length - 1));
    return bars[level] ?? ' ';
  };
  return values.map(bar).join('');
}
