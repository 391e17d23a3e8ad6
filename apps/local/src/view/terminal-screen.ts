/** The part of a terminal stream that a screen needs. */
export interface TerminalStream {
  columns?: number;
  rows?: number;
  write(text: string): unknown;
}

/** A whole-terminal page that is redrawn in place. */
export interface TerminalScreen {
  draw: (lines: readonly string[]) => void;
  size: () => { columns: number; rows: number };
  /** Gives the terminal back as it was. */
  close: () => void;
}

const escape = '\u001b[';
const enter = `${escape}?1049h${escape}?25l`;
const leave = `${escape}?25h${escape}?1049l`;
const home = `${escape}H`;
const clearToEndOfLine = `${escape}K`;
const clearBelow = `${escape}J`;

/** Takes over the terminal's alternate page, so that the user's own scroll-back stays untouched. */
export function createTerminalScreen(stream: TerminalStream): TerminalScreen {
  stream.write(enter);
  return {
    size: () => ({ columns: stream.columns ?? 80, rows: stream.rows ?? 24 }),
    draw: (lines) =>
      stream.write(home + lines.map((line) => line + clearToEndOfLine).join('\r\n') + clearBelow),
    close: () => stream.write(leave),
  };
}
