import fc from 'fast-check';
import { splitPutResult } from './split-put-result';
import type { PutEntry } from './types';

const entry = fc.oneof(
  fc.record({ partition: fc.constant('0'), offset: fc.nat() }),
  fc.record({ error: fc.constantFrom('429', '500', 'strange', '400', 'InvalidParameter') }),
  fc.constant<PutEntry>({ error: '429', errorMessage: 'next request can be made in 250 ms' }),
);

describe(splitPutResult, () => {
  it('puts every message in exactly one list, in the order of the request, however many entries came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.array(entry), (values, entries) => {
        const messages = values.map((value, index) => ({ value, index }));
        const { stored, again, refused } = splitPutResult(messages, entries);
        const lists = [stored.map(({ message }) => message), again, refused.map(({ message }) => message)];
        for (const list of lists) expect(list).toEqual([...list].sort((a, b) => a.index - b.index));
        expect(lists.flat().sort((a, b) => a.index - b.index)).toEqual(messages);
      }),
    );
  });

  it('sends exactly the throttled entries again, after the longest pause that was asked for', () => {
    const entries = [
      { partition: '0', offset: 1 },
      {
        error: '429',
        errorMessage: 'throttled because bytes limit exhausted, next request can be made in 90 ms',
      },
      { error: '429', errorMessage: 'throttled, next request can be made in 120 ms' },
      { partition: '1', offset: 9 },
    ];
    expect(splitPutResult(['a', 'b', 'c', 'd'], entries)).toMatchObject({
      stored: [{ message: 'a' }, { message: 'd' }],
      again: ['b', 'c'],
      refused: [],
      requestedDelayMs: 120,
    });
  });

  it('counts a message without an entry as not stored', () => {
    expect(splitPutResult(['a', 'b'], [{ offset: 1 }])).toMatchObject({
      stored: [{ message: 'a' }],
      again: ['b'],
    });
  });

  it('refuses what the stream calls invalid, with its reason', () => {
    const { refused } = splitPutResult(['a'], [{ error: '400', errorMessage: 'key too long' }]);
    expect(refused[0]?.error.message).toContain('key too long');
  });
});
