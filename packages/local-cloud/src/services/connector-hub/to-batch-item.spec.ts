import * as fc from 'fast-check';
import { buildMessage } from './testing/build-connector';
import { toBatchItem } from './to-batch-item';

describe(toBatchItem, () => {
  it('has the six fields that functions read, with their types', () => {
    const { json } = toBatchItem(
      'weatherstrm',
      '2',
      buildMessage({ offset: 7, timestamp: 1_357_020_000_000 }),
    );
    expect(JSON.parse(json)).toEqual({
      stream: 'weatherstrm',
      partition: '2',
      key: 'RVdS',
      value: 'e30=',
      offset: 7,
      timestamp: 1_357_020_000_000,
    });
  });

  it('says null for a message without a key, and nothing of an empty one', () => {
    expect(JSON.parse(toBatchItem('s', '0', buildMessage({ key: null })).json)).toMatchObject({ key: null });
    expect(JSON.parse(toBatchItem('s', '0', buildMessage({ key: Buffer.from('') })).json)).toMatchObject({
      key: '',
    });
  });

  it('carries any bytes, and knows its own size', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (value, stream) => {
        const { json, bytes } = toBatchItem(stream, '0', buildMessage({ value: Buffer.from(value) }));
        const sent = JSON.parse(json) as { value: string };
        expect(Buffer.from(sent.value, 'base64')).toEqual(Buffer.from(value));
        expect(bytes).toBe(Buffer.byteLength(json));
      }),
    );
  });
});
