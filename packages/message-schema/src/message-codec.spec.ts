import * as fc from 'fast-check';
import { decodeMessage } from './decode-message';
import { encodeMessage } from './encode-message';
import { MAX_MESSAGE_KEY_BYTES, MAX_MESSAGE_VALUE_BYTES, MAX_NESTING_DEPTH } from './limits';
import { toObservationEnvelope } from './observation-envelope';
import { anEnvelope, anObservation } from './testing/observations';
import { base64Of } from './testing/base64-of';

const key = base64Of('EWR');
const decode = (content: unknown): unknown => decodeMessage({ key, value: base64Of(content) });
const rejectedFor = (reason: string): unknown => expect.objectContaining({ kind: 'rejected', reason });

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

describe(encodeMessage, () => {
  it('uses the station as the key and the envelope as the value', () => {
    const { key: encodedKey, value } = encodeMessage(anEnvelope());
    expect(Buffer.from(encodedKey, 'base64').toString()).toBe('EWR');
    expect(JSON.parse(Buffer.from(value, 'base64').toString())).toMatchObject({
      specversion: '1.0',
      id: 'EWR@2013-01-01T06:00:00Z',
      source: 'urn:weather-stream:recorded:EWR',
      type: 'weather-stream.observation.v1',
      time: '2013-01-01T06:00:00Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:weather-stream:schema:weather-observation:v1',
    });
  });

  it('refuses an envelope whose id is not an observation id', () => {
    expect(() => encodeMessage({ ...anEnvelope(), id: 'x' })).toThrow(
      expect.objectContaining({ code: 'INVALID_OBSERVATION' }) as Error,
    );
  });
});

describe(decodeMessage, () => {
  it('gives back every observation that was encoded, with fields it does not know', () => {
    const stations = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
    const unknownFields = fc.dictionary(
      fc.string({ minLength: 1 }).map((name) => `x_${name}`),
      fc.jsonValue({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(stations, fc.integer({ min: 0, max: 4e9 }), unknownFields, (station, epoch, fields) => {
        const observation = anObservation({ ...fields, last_updated_epoch: epoch });
        const envelope = toObservationEnvelope({ station, sourceKind: 'weatherapi', observation });
        const sent = JSON.parse(JSON.stringify(envelope)) as unknown;
        expect(decodeMessage(encodeMessage(envelope))).toEqual({ kind: 'decoded', station, envelope: sent });
      }),
    );
  });

  it('keeps a field named __proto__, which a copy would lose', () => {
    const text = JSON.stringify(anEnvelope()).replace('"current":{', '"current":{"__proto__":{"a":1},');
    const outcome = decodeMessage({ key, value: base64Of(text) });
    expect(JSON.stringify(outcome)).toContain('"__proto__":{"a":1}');
  });

  it('keeps characters beyond ASCII', () => {
    const envelope = toObservationEnvelope({
      station: 'GRU',
      sourceKind: 'weatherapi',
      observation: { location: { name: 'São Paulo 🌦' }, current: { last_updated_epoch: 1 } },
    });
    expect(decodeMessage(encodeMessage(envelope))).toMatchObject({
      envelope: { data: { location: { name: 'São Paulo 🌦' } } },
    });
  });

  it('takes an observation that has nothing but a name and an instant', () => {
    const observation = { location: { name: 'x' }, current: { last_updated_epoch: 0 } };
    const envelope = toObservationEnvelope({ station: 'X', sourceKind: 'recorded', observation });
    expect(decodeMessage(encodeMessage(envelope)).kind).toBe('decoded');
  });

  it('cuts an instant that is finer than a second, and keeps it in the data', () => {
    const envelope = anEnvelope({ last_updated_epoch: 1_357_020_000.75 });
    expect(envelope.id).toBe('EWR@2013-01-01T06:00:00Z');
    expect(decode(envelope)).toEqual({ kind: 'decoded', station: 'EWR', envelope });
  });

  it('takes the extension attributes of a CloudEvent', () => {
    expect(decode({ ...anEnvelope(), traceparent: '00-x' })).toMatchObject({
      envelope: { traceparent: '00-x' },
    });
  });

  it('answers any key and value with an outcome', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.uint8Array().map(base64Of),
      fc.jsonValue().map((value) => base64Of(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(fc.option(texts), texts, (anyKey, value) => {
        expect(decodeMessage({ key: anyKey, value }).kind).toBe('rejected');
      }),
    );
  });

  it('answers an envelope of which any part was replaced with an outcome', () => {
    const paths = fc.constantFrom('id', 'time', 'type', 'source', 'specversion', 'data', 'datacontenttype');
    fc.assert(
      fc.property(paths, fc.jsonValue(), (path, replacement) => {
        const outcome = decode({ ...anEnvelope(), [path]: replacement }) as { kind: string };
        expect(['decoded', 'rejected']).toContain(outcome.kind);
      }),
    );
  });

  it.each([null, ''])('rejects a message with the key %j', (noKey) => {
    expect(decodeMessage({ key: noKey, value: base64Of(anEnvelope()) })).toEqual(rejectedFor('NO_KEY'));
  });

  it('rejects what is not base64', () => {
    expect(decodeMessage({ key: '***', value: base64Of(anEnvelope()) })).toEqual(rejectedFor('NOT_BASE64'));
    expect(decodeMessage({ key, value: JSON.stringify(anEnvelope()) })).toEqual(rejectedFor('NOT_BASE64'));
  });

  it('rejects what is not UTF-8, and never replaces characters', () => {
    const bytes = Buffer.from(JSON.stringify(anEnvelope()).replace('Newark', 'N\u00fcrnberg'), 'latin1');
    expect(decode(bytes)).toEqual(rejectedFor('NOT_UTF8'));
  });

  it.each(['', '{', 'weather', '{"a":1}}', 'NaN'])('rejects %j as not JSON', (text) => {
    expect(decode(text)).toEqual(rejectedFor('NOT_JSON'));
  });

  it.each([
    ['null', null],
    ['an array', []],
    ['the data without its envelope', anObservation()],
    ['a measurement in a string', anEnvelope({ temp_c: '3.9' })],
    ['a measurement that is null', anEnvelope({ temp_c: null })],
    ['no instant', { ...anEnvelope(), data: { location: { name: 'x' }, current: {} } }],
    ['no name', { ...anEnvelope(), data: { location: {}, current: { last_updated_epoch: 1 } } }],
    [
      'an instant beyond the year 9999',
      { ...anEnvelope(), data: anObservation({ last_updated_epoch: 1e15 }) },
    ],
    ['another instant in the data', { ...anEnvelope(), data: anObservation({ last_updated_epoch: 5 }) }],
    ['another time', { ...anEnvelope(), time: '2014-01-01T06:00:00Z' }],
    ['the id of another instant', { ...anEnvelope(), id: 'EWR@2014-01-01T06:00:00Z' }],
    ['an id of another form', { ...anEnvelope(), id: 'EWR-1' }],
    ['another specversion', { ...anEnvelope(), specversion: '0.3' }],
    ['a foreign type', { ...anEnvelope(), type: 'com.example.thing' }],
    ['nesting without end', { ...anEnvelope(), x: nested(MAX_NESTING_DEPTH + 1) }],
  ])('rejects %s as not an observation', (_what, content) => {
    expect(decode(content)).toEqual(rejectedFor('NOT_AN_OBSERVATION'));
  });

  it('survives nesting that would overflow the stack', () => {
    const deep = '['.repeat(400_000) + ']'.repeat(400_000);
    expect(decode(`{"a":${deep}}`)).toEqual(rejectedFor('NOT_AN_OBSERVATION'));
  });

  it('says which field is wrong without repeating its value', () => {
    expect(decode(anEnvelope({ temp_c: 'warm' }))).toMatchObject({
      detail: 'data.current.temp_c must be of type number',
    });
  });

  it.each([0, 2, 17])('rejects major version %i as another major, whatever else it says', (major) => {
    const message = { type: `weather-stream.observation.v${major}`, anything: 'else' };
    expect(decode(message)).toEqual(rejectedFor('OTHER_MAJOR'));
  });

  it('rejects a message whose key is another station', () => {
    expect(decodeMessage({ key: base64Of('JFK'), value: base64Of(anEnvelope()) })).toEqual(
      rejectedFor('KEY_MISMATCH'),
    );
  });

  it('rejects an impossible value and names the observation', () => {
    expect(decode(anEnvelope({ wind_mph: 1048.4 }))).toEqual({
      kind: 'rejected',
      reason: 'IMPOSSIBLE_VALUE',
      detail: 'current.wind_mph is 1048.4, possible is 0 to 280 mph',
      observationId: 'EWR@2013-01-01T06:00:00Z',
    });
  });

  it('takes the largest value that a stream takes, and rejects one byte more', () => {
    const padding = MAX_MESSAGE_VALUE_BYTES - Buffer.byteLength(JSON.stringify({ ...anEnvelope(), pad: '' }));
    expect(decode({ ...anEnvelope(), pad: 'x'.repeat(padding) })).toMatchObject({ kind: 'decoded' });
    expect(decode({ ...anEnvelope(), pad: 'x'.repeat(padding + 1) })).toEqual(rejectedFor('TOO_LARGE'));
  });

  it('rejects a key that no stream takes', () => {
    const longKey = (bytes: number): string => base64Of('x'.repeat(bytes));
    const value = base64Of(anEnvelope());
    expect(decodeMessage({ key: longKey(MAX_MESSAGE_KEY_BYTES + 1), value })).toEqual(
      rejectedFor('TOO_LARGE'),
    );
    expect(decodeMessage({ key: longKey(MAX_MESSAGE_KEY_BYTES), value })).toEqual(
      rejectedFor('KEY_MISMATCH'),
    );
  });
});
