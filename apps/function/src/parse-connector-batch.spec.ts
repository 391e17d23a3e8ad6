import fc from 'fast-check';
import { buildBody } from './testing/build-batch';
import { parseConnectorBatch } from './parse-connector-batch';

const parseOne = (entry: unknown) => parseConnectorBatch(buildBody([entry]))[0];

describe(parseConnectorBatch, () => {
  it('reads an entry as the connector sends it', () => {
    const entry = { stream: 's', partition: '3', key: 'RVdS', value: 'e30=', offset: 7, timestamp: 1 };
    expect(parseOne(entry)).toEqual({
      kind: 'message',
      message: { stream: 's', partition: '3', key: 'RVdS', value: 'e30=', offset: 7 },
    });
  });

  it.each([
    [{ offset: '12' }, { offset: 12 }],
    [{ offset: '12.5' }, { offset: null }],
    [{ offset: 2 ** 60 }, { offset: null }],
    [{ partition: 4 }, { partition: '4' }],
    [{ key: '' }, { key: null }],
    [{ key: 5 }, { key: null }],
    [{ timestamp: '2026-01-01T00:00:00Z', streamPool: 'x' }, {}],
    [{ stream: undefined }, { stream: 'unknown' }],
  ])('takes the variants that samples show: %j', (change, expected) => {
    const entry = { stream: 's', partition: '0', key: 'RVdS', value: 'e30=', offset: 1, ...change };
    expect(parseOne(entry)).toMatchObject({ kind: 'message', message: expected });
  });

  it.each([[null], [7], ['text'], [[]], [{ value: 5 }]])(
    'keeps an entry that is no message as its text: %j',
    (entry) => {
      expect(parseOne(entry)).toEqual({ kind: 'unreadable', text: JSON.stringify(entry) });
    },
  );

  it('takes an empty array for an empty batch', () => {
    expect(parseConnectorBatch(Buffer.from('[]'))).toEqual([]);
  });

  it.each(['', '{"value":""}', 'null', '[{"value"', 'not json'])(
    'refuses a body that is no array: %j',
    (body) => {
      expect(() => parseConnectorBatch(Buffer.from(body))).toThrow(
        expect.objectContaining({ code: 'BATCH_UNREADABLE', retriable: false }) as Error,
      );
    },
  );

  it('has one entry for one entry, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (entries) => {
        expect(parseConnectorBatch(buildBody(entries))).toHaveLength(entries.length);
      }),
    );
  });
});
