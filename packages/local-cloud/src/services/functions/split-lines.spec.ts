import * as fc from 'fast-check';
import { createLineSplitter } from './split-lines';

function split(chunks: readonly Buffer[], maxCharacters?: number): string[] {
  const lines: string[] = [];
  const splitter = createLineSplitter((line) => lines.push(line), maxCharacters);
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return lines;
}

/** Cuts bytes at the given places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const edges = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
}

describe(createLineSplitter, () => {
  it('gives out whole lines, wherever the bytes were cut', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'ü', '雨', '🌧'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat()), (lines, places) => {
        const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
        expect(split(cut(bytes, places))).toEqual(lines);
      }),
    );
  });

  it('drops empty lines and the carriage returns of other systems, and keeps what has no end', () => {
    expect(split([Buffer.from('one\r\n\n\ntwo')])).toEqual(['one', 'two']);
  });

  it('never gives out more at once than the limit, and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.stringMatching(/^[a-z]{0,30}$/)),
        (max, parts) => {
          const pieces = split(
            parts.map((part) => Buffer.from(part)),
            max,
          );
          expect(pieces.every((piece) => piece.length <= max)).toBe(true);
          expect(pieces.join('')).toBe(parts.join(''));
        },
      ),
    );
  });
});
