import { OracleError } from '../errors';

/** What a token is. `word`: unquoted identifier or keyword; `quoted`: quoted identifier; `bind`: `:name`. */
export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'bind' | 'end';

/** The smallest piece of Oracle SQL or PL/SQL. */
export interface Token {
  kind: TokenKind;
  /** As written. */
  text: string;
  /** What it means: a word in upper case, an identifier, string or bind name without its marks. */
  value: string;
  /** Where it begins and ends in the source, in characters from 0. */
  start: number;
  end: number;
}

const space = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const patterns: [TokenKind, RegExp][] = [
  ['string', /[nN]?'(?:[^']|'')*'/y],
  ['word', /[\p{L}][\p{L}\p{N}_$#]*/uy],
  ['quoted', /"[^"]+"/y],
  ['number', /(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['bind', /:[\p{L}\p{N}][\p{L}\p{N}_$#]*/uy],
  ['symbol', /:=|=>|\|\||<=|>=|<>|!=|\.\.|\*\*|[-+*/=<>(),.;@%?[\]]/y],
];
const closing: Record<string, string> = { '[': ']', '(': ')', '{': '}', '<': '>' };

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

/** `q'[…]'`: Oracle's other way to quote. */
function readAlternativeQuote(source: string, start: number): Token | undefined {
  const opening = /^[nN]?[qQ]'(.)/.exec(source.slice(start, start + 4));
  if (opening === null) return undefined;
  const mark = opening[1] ?? '';
  const from = start + opening[0].length;
  const stop = source.indexOf(`${closing[mark] ?? mark}'`, from);
  if (stop < 0) throw new OracleError(1756, 'quoted string not properly terminated');
  return {
    kind: 'string',
    text: source.slice(start, stop + 2),
    value: source.slice(from, stop),
    start,
    end: stop + 2,
  };
}

function toValue(kind: TokenKind, text: string): string {
  switch (kind) {
    case 'word':
      return text.toUpperCase();
    case 'quoted':
      return text.slice(1, -1);
    case 'string':
      return text.slice(text.indexOf("'") + 1, -1).replaceAll("''", "'");
    case 'bind':
      return text.slice(1).toUpperCase();
    default:
      return text;
  }
}

function readToken(source: string, start: number): Token {
  const alternative = readAlternativeQuote(source, start);
  if (alternative !== undefined) return alternative;
  for (const [kind, pattern] of patterns) {
    const text = matchAt(pattern, source, start);
    if (text !== undefined)
      return { kind, text, value: toValue(kind, text), start, end: start + text.length };
  }
  if (source[start] === "'") throw new OracleError(1756, 'quoted string not properly terminated');
  throw new OracleError(911, `invalid character ${JSON.stringify(source[start])} at position ${start}`);
}

/**
 * Cuts Oracle SQL or PL/SQL into tokens, leaving comments out. The last one is of kind `end`.
 *
 * @throws OracleError ORA-00911 for a character that begins nothing, ORA-01756 for a string without its end
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  for (let at = matchAt(space, source, 0)?.length ?? 0; at < source.length;) {
    const token = readToken(source, at);
    tokens.push(token);
    at = token.end + (matchAt(space, source, token.end)?.length ?? 0);
  }
  return [...tokens, { kind: 'end', text: '', value: '', start: source.length, end: source.length }];
}
