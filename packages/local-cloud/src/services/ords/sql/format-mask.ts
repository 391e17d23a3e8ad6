import { notImplementedHere } from '../errors';

/** Element of a date format, with how DuckDB writes it and what it looks like. */
const elements: [mask: string, format: string, pattern: string][] = [
  ['YYYY', '%Y', String.raw`\d{4}`],
  ['MM', '%m', String.raw`\d\d`],
  ['DD', '%d', String.raw`\d\d`],
  ['HH24', '%H', String.raw`\d\d`],
  ['MI', '%M', String.raw`\d\d`],
  ['SS', '%S', String.raw`\d\d`],
  ['FF3', '%g', String.raw`\d{1,3}`],
  ['FF6', '%f', String.raw`\d{1,6}`],
  ['FF', '%f', String.raw`\d{1,9}`],
  ['TZR', 'UTC', String.raw`(?:Z|UTC|[+-]\d\d:\d\d)`],
  ['TZH:TZM', '+00:00', String.raw`(?:Z|[+-]\d\d:\d\d)`],
];

interface Element {
  format: string;
  pattern: string;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function readElement(mask: string, at: number): [Element, number] {
  const rest = mask.slice(at);
  const quoted = /^"([^"]*)"/.exec(rest);
  const literal = quoted ?? /^[-/,.;: ]/.exec(rest);
  for (const [name, format, pattern] of elements)
    if (rest.toUpperCase().startsWith(name)) return [{ format, pattern }, name.length];
  if (literal === null) throw notImplementedHere(`the date format ${mask} from "${rest}" on`);
  const text = quoted?.[1] ?? literal[0];
  return [{ format: text.replaceAll('%', '%%'), pattern: escapePattern(text) }, literal[0].length];
}

function readMask(mask: string): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < mask.length;) {
    const [element, length] = readElement(mask, at);
    found.push(element);
    at += length;
  }
  return found;
}

/** The `strftime` format of an Oracle date format. @throws OracleError ORA-03001 for elements that are not known */
export function toInstantFormat(mask: string): string {
  return readMask(mask)
    .map(({ format }) => format)
    .join('');
}

/**
 * The regular expression of the texts that fit an Oracle date format which is ISO 8601 in its order.
 *
 * @throws OracleError ORA-03001 for another order
 */
export function toInstantPattern(mask: string): string {
  if (!/^YYYY-MM-DD(?:("T"|[T ])HH24:MI:SS(?:\.FF\d?)?)?(?: ?(?:TZR|TZH:TZM|"Z"))?$/i.test(mask))
    throw notImplementedHere(`reading the date format ${mask}`);
  return readMask(mask)
    .map(({ pattern }) => pattern)
    .join('');
}
