/** Rows of one table: every row has the columns of the first. */
export type TableRow = Record<string, string | number | boolean | null>;

const isNumeric = (rows: readonly TableRow[], column: string) =>
  rows.every((row) => row[column] === null || typeof row[column] === 'number');

const cell = (value: TableRow[string] | undefined) =>
  value === null || value === undefined ? '' : String(value);

/**
 * Sets rows as a table for the terminal: upper-case headings, numbers to the right, the rest to the left, as SQL*Plus
 * users expect it.
 *
 * @param columns names and order of the columns
 */
export function formatTable(columns: readonly string[], rows: readonly TableRow[]): string {
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => cell(row[column]).length)),
  );
  const pad = (text: string, index: number) => {
    const width = widths[index] ?? 0;
    return isNumeric(rows, columns[index] ?? '') && rows.length > 0
      ? text.padStart(width)
      : text.padEnd(width);
  };
  const line = (cells: string[]) => cells.map(pad).join('  ').trimEnd();
  return [
    line(columns.map((column) => column.toUpperCase())),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.map((row) => line(columns.map((column) => cell(row[column])))),
  ].join('\n');
}
