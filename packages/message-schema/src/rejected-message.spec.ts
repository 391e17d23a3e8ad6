import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { MAX_MESSAGE_KEY_BYTES, MAX_MESSAGE_VALUE_BYTES, MAX_REJECTED_VALUE_BYTES } from './limits';
import { rejectionReasons } from './rejection-reasons';
import { decodeRejectedMessage, encodeRejectedMessage } from './rejected-message-codec';
import { base64Of } from './testing/base64-of';
import { toRejectedMessage, type RejectionOrigin, type RejectionParts } from './to-rejected-message';

const byFunction: RejectionOrigin = {
  rejectedBy: 'function',
  stream: 'weatherstrm',
  partition: '0',
  offset: 42,
};
const byProducer: RejectionOrigin = { rejectedBy: 'producer', observationId: 'EWR@2013-02-12T08:00:00Z' };

const aRejection = (parts: Partial<RejectionParts> = {}): RejectionParts => ({
  reason: 'NOT_JSON',
  detail: 'The value is not JSON.',
  origin: byFunction,
  message: { key: base64Of('EWR'), value: base64Of('{') },
  rejectedAt: new Date('2026-01-01T00:00:00Z'),
  ...parts,
});

describe(toRejectedMessage, () => {
  it('says what, why and where', () => {
    expect(toRejectedMessage(aRejection())).toEqual({
      rejectionId: 'weatherstrm/0/42',
      reason: 'NOT_JSON',
      detail: 'The value is not JSON.',
      rejectedBy: 'function',
      stream: 'weatherstrm',
      partition: '0',
      offset: 42,
      key: base64Of('EWR'),
      value: base64Of('{'),
      rejectedAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('is identified by its observation when the producer rejects it', () => {
    expect(toRejectedMessage(aRejection({ origin: byProducer }))).toMatchObject({
      rejectionId: 'producer/EWR@2013-02-12T08:00:00Z',
      observationId: 'EWR@2013-02-12T08:00:00Z',
    });
  });

  it('carries up to 512 KiB whole, and of more the hash and the first 64 KiB', () => {
    const whole = Buffer.alloc(MAX_REJECTED_VALUE_BYTES, 7);
    const large = Buffer.concat([whole, Buffer.from([8])]);
    const message = (bytes: Buffer): RejectionParts =>
      aRejection({ message: { key: null, value: base64Of(bytes) } });
    expect(toRejectedMessage(message(whole))).toMatchObject({ value: base64Of(whole) });
    const rejected = toRejectedMessage(message(large));
    expect(rejected).not.toHaveProperty('value');
    expect(rejected.valueSha256).toBe(createHash('sha256').update(large).digest('hex'));
    expect(rejected.valueHead).toBe(base64Of(large.subarray(0, 64 * 1024)));
  });

  it('cuts a detail and a key that are longer than anybody needs', () => {
    const message = { key: base64Of('k'.repeat(300)), value: '' };
    const rejected = toRejectedMessage(aRejection({ message, detail: 'd'.repeat(2000) }));
    expect(rejected).toMatchObject({ key: base64Of('k'.repeat(256)), detail: 'd'.repeat(1024) });
  });

  it('keeps what is not base64 as the bytes of its text', () => {
    const message = { key: '***', value: '<html>' };
    expect(toRejectedMessage(aRejection({ message }))).toMatchObject({
      key: base64Of('***'),
      value: base64Of('<html>'),
    });
  });
});

describe(encodeRejectedMessage, () => {
  const rejections = fc.record({
    reason: fc.constantFrom(...rejectionReasons),
    detail: fc.string({ unit: 'binary', maxLength: 2000 }),
    origin: fc.constantFrom(byFunction, byProducer),
    message: fc.record({
      key: fc.option(
        fc.oneof(fc.string({ maxLength: 400 }), fc.uint8Array({ maxLength: 400 }).map(base64Of)),
      ),
      value: fc.oneof(fc.string(), fc.uint8Array().map(base64Of)),
    }),
    rejectedAt: fc.date({ noInvalidDate: true }),
  });

  it('is read back as it was, and fits the stream', () => {
    fc.assert(
      fc.property(rejections, (parts) => {
        const rejected = toRejectedMessage(parts);
        const { key, value } = encodeRejectedMessage(rejected);
        const keyBytes = Buffer.from(key, 'base64').length;
        expect(keyBytes).toBeGreaterThan(0);
        expect(keyBytes).toBeLessThanOrEqual(MAX_MESSAGE_KEY_BYTES);
        expect(decodeRejectedMessage({ key, value })).toEqual({ kind: 'decoded', rejected });
      }),
    );
  });

  it('fits the stream with the largest value, key and detail', () => {
    for (const bytes of [MAX_REJECTED_VALUE_BYTES, MAX_MESSAGE_VALUE_BYTES]) {
      const message = { key: base64Of('k'.repeat(5000)), value: base64Of(Buffer.alloc(bytes, 255)) };
      const rejected = toRejectedMessage(aRejection({ message, detail: '\u0001'.repeat(9999) }));
      const { key, value } = encodeRejectedMessage(rejected);
      const size = Buffer.from(key, 'base64').length + Buffer.from(value, 'base64').length;
      expect(size).toBeLessThanOrEqual(MAX_MESSAGE_VALUE_BYTES);
    }
  });

  it('keeps the original key, and takes the id of the rejection where there was none', () => {
    expect(encodeRejectedMessage(toRejectedMessage(aRejection())).key).toBe(base64Of('EWR'));
    const keyless = toRejectedMessage(aRejection({ message: { key: null, value: 'e30=' } }));
    expect(encodeRejectedMessage(keyless).key).toBe(base64Of('weatherstrm/0/42'));
  });
});

describe(decodeRejectedMessage, () => {
  it('answers anything with an outcome', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((value) => base64Of(JSON.stringify(value))),
        ),
        (value) => {
          expect(decodeRejectedMessage({ key: null, value }).kind).toBe('unreadable');
        },
      ),
    );
  });
});
