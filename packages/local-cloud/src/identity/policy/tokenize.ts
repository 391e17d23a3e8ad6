/** A piece of a statement or matching rule. */
export interface Token {
  kind: 'word' | 'quoted' | 'pattern' | 'symbol' | 'end';
  /** Without quotes and slashes. */
  value: string;
  /** Counted from 1. */
  position: number;
}

/** Words hold whatever names, OCIDs, variables and permissions hold, also `domain/name` and `parent:child`. */
const tokenPattern =
  /\s*(?:(?<word>[\w.:@+$-]+(?:\/[\w.@+-]+)*)|'(?<quoted>[^']*)'|(?<symbol>!=|[={}(),]|\/(?='))|\/(?<pattern>[^/]+)\/)/y;

/**
 * Splits a statement or matching rule.
 *
 * @param fail throws what goes back to whoever has written it
 */
export function tokenize(text: string, fail: (what: string, position: number) => never): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let index = 0;
  while (index < end) {
    tokenPattern.lastIndex = index;
    const match = tokenPattern.exec(text);
    const start = index + (/^\s*/.exec(text.slice(index))?.[0].length ?? 0);
    if (match === null) fail(`"${text.charAt(start)}" is not expected`, start + 1);
    const groups: Record<string, string | undefined> = match.groups ?? {};
    const [kind = '', value = ''] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    tokens.push({ kind: kind as Token['kind'], value, position: start + 1 });
    index = tokenPattern.lastIndex;
  }
  return [...tokens, { kind: 'end', value: '', position: end + 1 }];
}
