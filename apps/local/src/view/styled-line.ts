import type { Paint } from './paint';

/** A piece of a line and how it is painted; without a style it is left plain. */
export type Segment = readonly [text: string, style?: Parameters<Paint>[0]];

/** Joins segments to one line of at most `columns` characters; what does not fit is cut with an ellipsis. */
export function styledLine(segments: readonly Segment[], columns: number, paint: Paint): string {
  let room = columns;
  let line = '';
  for (const [text, style] of segments) {
    if (room <= 0) break;
    const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text;
    room -= shown.length;
    line += style === undefined ? shown : paint(style, shown);
  }
  return line;
}
