import fc from 'fast-check';
import { decodeCursor, encodeCursor, type Cursor } from './cursor-codec';

const count = fc.nat(Number.MAX_SAFE_INTEGER);
const position = fc.oneof(
  fc.constant({ type: 'TRIM_HORIZON' as const }),
  fc.record({ type: fc.constant('AT_TIME' as const), time: fc.integer() }),
  fc.record({ type: fc.constant('AT_OFFSET' as const), offset: count }),
);
const cursors: fc.Arbitrary<Cursor> = fc.oneof(
  fc.record({ kind: fc.constant('partition' as const), streamId: fc.string(), partition: count, position }),
  fc.record({
    kind: fc.constant('group' as const),
    streamId: fc.string(),
    groupName: fc.string({ unit: 'grapheme' }),
    instanceName: fc.string(),
    timeoutInMs: count,
    commitOnGet: fc.boolean(),
    epoch: count,
    returned: fc.dictionary(fc.nat(50).map(String), count, { noNullPrototype: true }),
    lastPartition: fc.integer({ min: -1, max: 50 }),
  }),
);

describe(decodeCursor, () => {
  it('gives back what was encoded, through URL-safe characters only', () => {
    fc.assert(
      fc.property(cursors, fc.nat(), (cursor, now) => {
        const text = encodeCursor(cursor, now);
        expect(text).toMatch(/^[\w-]+$/);
        expect(decodeCursor(text, cursor.streamId, now)).toEqual(cursor);
      }),
    );
  });

  it('answers "invalid" to any other text, whatever it is', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
      fc
        .jsonValue()
        .map((cursor) => Buffer.from(JSON.stringify({ cursor, expiresAt: 1 })).toString('base64url')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(() => decodeCursor(text, 'stream', 0)).toThrow('The cursor is invalid. Create a new one.');
      }),
    );
  });

  it('is tied to its stream', () => {
    const cursor: Cursor = {
      kind: 'partition',
      streamId: 'a',
      partition: 0,
      position: { type: 'TRIM_HORIZON' },
    };
    expect(() => decodeCursor(encodeCursor(cursor, 0), 'b', 0)).toThrow('invalid');
  });
});
