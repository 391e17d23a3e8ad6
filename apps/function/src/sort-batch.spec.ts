import fc from 'fast-check';
import { parseConnectorBatch } from './parse-connector-batch';
import { sortBatch } from './sort-batch';
import { buildBody, buildEntry } from './testing/build-batch';

const sort = (entries: readonly unknown[]) => sortBatch(parseConnectorBatch(buildBody(entries)));

describe(sortBatch, () => {
  it('makes a row of an observation, with its place in the stream', () => {
    expect(sort([buildEntry(5)]).groups[0]?.[0]?.row).toMatchObject({
      id: 'EWR@2013-01-01T05:00:00Z',
      station: 'EWR',
      observedAt: '2013-01-01T05:00:00Z',
      partition: '0',
      offset: 5,
      location: { name: 'Newark' },
      current: { temp_c: 3.9 },
    });
  });

  it('gathers repeats of an observation in order of arrival', () => {
    const { groups } = sort([buildEntry(1), buildEntry(2), buildEntry(3, { hour: 1 })]);
    expect(groups.map((group) => group.map(({ row }) => row.offset))).toEqual([[1, 3], [2]]);
  });

  it('rejects what is no observation, with its reason, and keeps the neighbours', () => {
    const { groups, rejections } = sort([
      buildEntry(1),
      { ...buildEntry(2), value: '%%%' },
      { ...buildEntry(3), key: null },
      { ...buildEntry(4), value: Buffer.from([0x7b, 0xc3]).toString('base64') },
      { ...buildEntry(5), value: Buffer.from('{"a":1}').toString('base64') },
      'stray',
      buildEntry(6),
    ]);
    expect(groups.flat().map(({ row }) => row.offset)).toEqual([1, 6]);
    expect(rejections.map(({ reason }) => reason)).toEqual([
      'NOT_BASE64',
      'NO_KEY',
      'NOT_UTF8',
      'NOT_AN_OBSERVATION',
      'NOT_AN_OBSERVATION',
    ]);
  });

  it('puts every entry into exactly one place', () => {
    const entry = fc.oneof(
      fc.jsonValue(),
      fc.record({ key: fc.option(fc.string()), value: fc.string(), offset: fc.nat() }),
      fc.nat(5).map((hour) => buildEntry(hour)),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        const { groups, rejections } = sort(entries);
        expect(groups.flat().length + rejections.length).toBe(entries.length);
        for (const group of groups) expect(new Set(group.map(({ row }) => row.id)).size).toBe(1);
      }),
    );
  });
});
