import { notImplementedHere, type OracleError } from '../errors';
import type { Token, TokenKind } from './tokenize';

/** Where a character stands, counted from 1, as Oracle does. */
export interface SourcePosition {
  line: number;
  column: number;
}

/** Reads tokens one after the other. */
export interface TokenCursor {
  source: string;
  /** The token `ahead` of the current one. */
  peek(ahead?: number): Token;
  next(): Token;
  /** Whether the next tokens are these words (in capitals) or symbols. */
  is(...expected: string[]): boolean;
  /** Steps over these words or symbols if they come next. */
  accept(...expected: string[]): boolean;
  /** Steps over them. @throws OracleError ORA-03001 with the position when something else comes */
  expect(...expected: string[]): void;
  /** Steps over an identifier, quoted or not, and answers its name. */
  identifier(): string;
  /** Steps over a token of this kind. */
  take(kind: TokenKind): Token;
  /** Steps to the bracket that closes the one just opened, and over it; answers what lies between. */
  takeBracketed(): Token[];
  /** Answers the tokens up to one of these, or to a closing bracket, at the same depth of brackets; stops before it. */
  takeUntil(...stops: string[]): Token[];
  atEnd(): boolean;
  /** An error that names what was found and where. */
  unexpected(expected: string): OracleError;
}

/** Line and column of a character of a source text. */
export function toPosition(source: string, start: number): SourcePosition {
  const before = source.slice(0, start).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const matches = (token: Token, expected: string): boolean =>
  (token.kind === 'word' || token.kind === 'symbol') && token.value === expected;

type Steps = Pick<TokenCursor, 'source' | 'peek' | 'next' | 'is' | 'accept'>;

function createSteps(tokens: readonly Token[], source: string): Steps {
  let at = 0;
  const lastEnd = tokens.at(-1)?.end ?? 0;
  const nothing: Token = { kind: 'end', text: '', value: '', start: lastEnd, end: lastEnd };
  const peek = (ahead = 0): Token => tokens[at + ahead] ?? nothing;
  const is = (...expected: string[]): boolean => expected.every((text, index) => matches(peek(index), text));
  return {
    source,
    peek,
    is,
    next: () => {
      const token = peek();
      at += 1;
      return token;
    },
    accept: (...expected) => {
      const isNext = is(...expected);
      if (isNext) at += expected.length;
      return isNext;
    },
  };
}

function takeUntil({ peek, next, is }: Steps, stops: readonly string[]): Token[] {
  const taken: Token[] = [];
  for (let depth = 0; peek().kind !== 'end'; taken.push(next())) {
    if (depth === 0 && (is(')') || stops.some((stop) => is(stop)))) break;
    if (is('(')) depth += 1;
    if (is(')')) depth -= 1;
  }
  return taken;
}

/** Makes a cursor over tokens. What lies after the last is an `end`. */
export function createTokenCursor(tokens: readonly Token[], source: string): TokenCursor {
  const steps = createSteps(tokens, source);
  const { peek, next, accept } = steps;
  const unexpected = (expected: string): OracleError =>
    notImplementedHere(
      `expected ${expected}, found ${peek().kind === 'end' ? 'the end' : peek().text}`,
      toPosition(source, peek().start),
    );
  const expect = (...expected: string[]): void => {
    if (!accept(...expected)) throw unexpected(expected.join(' '));
  };
  const take = (kind: TokenKind): Token => {
    if (peek().kind !== kind) throw unexpected(kind);
    return next();
  };
  return {
    ...steps,
    unexpected,
    expect,
    take,
    identifier: () => (peek().kind === 'quoted' ? next().value : take('word').value),
    takeUntil: (...stops) => takeUntil(steps, stops),
    takeBracketed: () => {
      const taken = takeUntil(steps, []);
      expect(')');
      return taken;
    },
    atEnd: () => peek().kind === 'end',
  };
}
