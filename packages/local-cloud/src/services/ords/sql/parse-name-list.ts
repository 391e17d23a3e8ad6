import type { TokenCursor } from './token-cursor';

/** Reads `(name, …)`. @throws OracleError */
export function parseNameList(cursor: TokenCursor): string[] {
  const names: string[] = [];
  cursor.expect('(');
  do names.push(cursor.identifier());
  while (cursor.accept(','));
  cursor.expect(')');
  return names;
}
