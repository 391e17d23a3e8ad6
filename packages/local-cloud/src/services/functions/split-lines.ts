import { StringDecoder } from 'node:string_decoder';
import { MAX_LOG_LINE_CHARACTERS } from './limits';

/** Cuts a stream of bytes into lines. */
export interface LineSplitter {
  /** Takes the next bytes; characters may be split over calls. */
  push(chunk: Buffer): void;
  /** Gives out what came after the last line end. */
  end(): void;
}

/**
 * Makes a splitter that calls `onLine` for every line without its end (`\n` or `\r\n`); empty lines are dropped, and a
 * line without an end does not grow without end.
 *
 * @param maxCharacters longest line; a longer one is given out in pieces
 */
export function createLineSplitter(
  onLine: (line: string) => void,
  maxCharacters = MAX_LOG_LINE_CHARACTERS,
): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let rest = '';

  const emit = (line: string): void => {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    for (let at = 0; at < text.length; at += maxCharacters) onLine(text.slice(at, at + maxCharacters));
  };
  const take = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(emit);
    while (rest.length > maxCharacters) {
      onLine(rest.slice(0, maxCharacters));
      rest = rest.slice(maxCharacters);
    }
  };

  return {
    push: (chunk) => take(decoder.write(chunk)),
    end: () => take(`${decoder.end()}\n`),
  };
}
