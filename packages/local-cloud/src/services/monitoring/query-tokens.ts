import { invalidParameter } from '../../errors';

/** A piece of a metric query. */
export interface QueryToken {
  kind: 'name' | 'number' | 'duration' | 'text' | 'sign' | 'end';
  value: string;
  /** Where it begins, from 0. */
  position: number;
}

const pattern =
  /\s*(?:(?<duration>\d+[mhd]\b)|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_$-]*)|(?<text>"[^"]*"|'[^']*')|(?<sign>&&|\|\||[<>=!]=|=~|!~|[-[\]{}().,=<>+*/]))/y;

const kinds = ['duration', 'number', 'name', 'text', 'sign'] as const;

/** The error for a query that cannot be read. */
export const queryError = (query: string, position: number, expected: string) =>
  invalidParameter(`query cannot be read: ${expected} is expected at position ${position} of ${query}`);

/** Cuts a metric query into tokens; the last one is of the kind `end`. @throws OciError `InvalidParameter` */
export function tokenizeQuery(query: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  const text = query.trimEnd();
  pattern.lastIndex = 0;
  let position = 0;
  while (position < text.length) {
    pattern.lastIndex = position;
    const groups = pattern.exec(text)?.groups;
    const kind = kinds.find((each) => groups?.[each] !== undefined);
    if (groups === undefined || kind === undefined)
      throw queryError(query, position, 'a name, number or sign');
    const value = groups[kind] ?? '';
    tokens.push({ kind, value, position: pattern.lastIndex - value.length });
    position = pattern.lastIndex;
  }
  return [...tokens, { kind: 'end', value: 'the end', position: text.length }];
}
