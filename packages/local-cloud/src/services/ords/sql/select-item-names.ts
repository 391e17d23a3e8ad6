import { createTokenCursor } from './token-cursor';
import type { Token } from './tokenize';

/**
 * The texts of a select's items as Oracle names a column without alias: without spaces, in capitals except for what is quoted.
 *
 * @param tokens of the whole select
 */
export function selectItemTexts(tokens: Token[]): string[] {
  const cursor = createTokenCursor(tokens, '');
  cursor.next();
  if (!cursor.accept('DISTINCT') && !cursor.accept('UNIQUE')) cursor.accept('ALL');
  const texts: string[] = [];
  do {
    const item = cursor.takeUntil(',', 'FROM');
    texts.push(item.map(({ kind, value, text }) => (kind === 'word' ? value : text)).join(''));
  } while (cursor.accept(','));
  return texts;
}
