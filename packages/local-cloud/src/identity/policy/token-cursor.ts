import { invalidParameter, notImplemented } from '../../errors';
import { tokenize, type Token } from './tokenize';

/** Reads tokens one after the other; whatever does not fit is told with its position. */
export interface TokenCursor {
  /** Looks at the next token, or one behind it, without taking it. */
  peek(ahead?: number): Token;
  next(): Token;
  /** Takes the next token when it is one of these words or symbols; words in any case. */
  accept(...expected: string[]): string | undefined;
  /** Takes one of these words or symbols. @throws OciError `InvalidParameter` */
  expect(...expected: string[]): string;
  /** Takes a token of these kinds. @throws OciError `InvalidParameter` that says what was expected */
  take(what: string, ...kinds: Token['kind'][]): string;
  /** @throws OciError `InvalidParameter` */
  fail(expected: string): never;
  /** For what OCI has and the local cloud has not. @throws OciError `NotImplemented` */
  unbuilt(what: string): never;
}

const describe = ({ kind, value }: Token): string => (kind === 'end' ? 'the end' : `"${value}"`);

/** Opens a cursor on a text. @param what what it is, like `policy statement` */
export function openTokens(text: string, what: string): TokenCursor {
  const refuse = (why: string, position: number): never => {
    throw invalidParameter(`The ${what} "${text}" cannot be read at character ${position}: ${why}.`);
  };
  const tokens = tokenize(text, refuse);
  const last: Token = { kind: 'end', value: '', position: text.length + 1 };
  let index = 0;

  const peek = (ahead = 0): Token => tokens[index + ahead] ?? last;
  const next = (): Token => {
    const token = peek();
    index += 1;
    return token;
  };
  const fail = (expected: string): never =>
    refuse(`expected ${expected}, found ${describe(peek())}`, peek().position);
  const accept = (...expected: string[]): string | undefined => {
    const { kind, value } = peek();
    const isPlain = kind === 'word' || kind === 'symbol';
    const found = isPlain ? expected.find((word) => word === value.toLowerCase()) : undefined;
    if (found !== undefined) index += 1;
    return found;
  };
  return {
    peek,
    next,
    accept,
    expect: (...expected) => accept(...expected) ?? fail(expected.map((word) => `"${word}"`).join(' or ')),
    take: (described, ...kinds) => (kinds.includes(peek().kind) ? next().value : fail(described)),
    fail,
    unbuilt: (unknown) => {
      throw notImplemented(`${unknown} in the ${what} "${text}" (character ${peek().position})`);
    },
  };
}
