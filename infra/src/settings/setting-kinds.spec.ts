import fc from 'fast-check';
import {
  baseUrl,
  choice,
  cidrBlock,
  jsonText,
  listOf,
  numberWithin,
  ocid,
  tagMap,
  yesOrNo,
} from './setting-kinds';

describe('kinds of settings', () => {
  it('read typed values and their text alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 150 }), (value) => {
        const kind = numberWithin(0, 100);
        expect(kind.read(String(value))).toEqual(kind.read(value));
        expect(kind.read(value)).toBe(value >= 0 && value <= 100 ? value : undefined);
      }),
    );
    expect([yesOrNo.read(true), yesOrNo.read('false'), yesOrNo.read('yes')]).toEqual([
      true,
      false,
      undefined,
    ]);
    expect(listOf(cidrBlock(8, 32)).read('["10.0.0.0/8"]')).toEqual(['10.0.0.0/8']);
    expect(listOf(cidrBlock(8, 32)).read(['10.0.0.0/8'])).toEqual(['10.0.0.0/8']);
    expect(jsonText.read([{ id: 'A' }])).toBe(jsonText.read('[{"id": "A"}]'));
  });

  it.each([
    [numberWithin(0, 9), ''],
    [numberWithin(0, 9), '1.5'],
    [numberWithin(0, 9), null],
    [choice(['a', 'b']), 'A'],
    [ocid('vault'), 'ocid1.key.oc1..x'],
    [cidrBlock(16, 24), '0.0.0.0/0'],
    [cidrBlock(16, 24), '10.0.0.1/16'],
    [listOf(cidrBlock(8, 32)), []],
    [listOf(cidrBlock(8, 32)), ['10.0.0.0/8', '0.0.0.0/0']],
    [tagMap, { 'a.b': 'c' }],
    [tagMap, ['a']],
    [baseUrl, 'https://user@host'],
    [baseUrl, 'https://host/path'],
    [jsonText, '{'],
  ])('refuse what is none of them: %#', (kind, raw) => expect(kind.read(raw)).toBeUndefined());
});
