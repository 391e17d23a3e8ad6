import { MAX_MESSAGE_VALUE_BYTES, type RejectedMessage } from '@weather-stream/message-schema';
import { toRejected } from './delivery/inspect-delivery';
import { aMessage, aMessageOf, anEnvelope, aTextOfBytes, sha256, toBase64 } from './testing/messages';
import type { PutMessage } from './testing/oci-tools';
import { readRows } from './testing/read-rows';
import { useCloud } from './testing/use-cloud';

const cloud = useCloud();

/** What is in the database of one hour, and what was rejected at one offset. */
async function findPlaces() {
  const { settings, tools, delivered } = cloud();
  await delivered();
  const stored = (await readRows(settings, tools)).map(({ observation_id: id }) => id);
  const rejected = (await tools.readAll(settings.REJECTED_STREAM_ID ?? '')).map(toRejected);
  return { stored, rejected };
}

/** Puts a bad message between two good ones, and tells where each of the three ended. */
async function putBetween(hour: number, bad: PutMessage) {
  const { settings, tools } = cloud();
  const [before, after] = [aMessage(hour), aMessage(hour + 1)];
  const entries = await tools.put(settings.STREAM_ID ?? '', [before, bad, after]);
  const offset = entries[1]?.offset;
  const { stored, rejected } = await findPlaces();
  const neighbours = [anEnvelope(hour).id, anEnvelope(hour + 1).id].filter((id) => stored.includes(id));
  return { offset, neighbours, rejections: rejected.filter((message) => message.offset === offset) };
}

const notUtf8 = Uint8Array.of(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d);
const asJson = (hour: number, changes: object) => JSON.stringify({ ...anEnvelope(hour), ...changes });

/** Each uses hours of its own: the good neighbour before, the bad one in the middle, the good neighbour after. */
const kinds: readonly (readonly [string, RejectedMessage['reason'], PutMessage])[] = [
  ['that is not UTF-8', 'NOT_UTF8', aMessageOf(notUtf8)],
  ['that is not JSON', 'NOT_JSON', aMessageOf('{"temp_c": 3.9')],
  ['that is JSON and no observation', 'NOT_AN_OBSERVATION', aMessageOf('{"temp_c": 3.9}')],
  [
    'of another major version',
    'OTHER_MAJOR',
    aMessageOf(asJson(500, { type: 'weather-stream.observation.v2' })),
  ],
  ['without a key', 'NO_KEY', { value: aMessage(501).value }],
  ['whose key is another station', 'KEY_MISMATCH', { ...aMessage(502), key: toBase64('JFK') }],
  ['with an impossible value', 'IMPOSSIBLE_VALUE', aMessage(503, { wind_kph: 1687 })],
  ['with a text where a number belongs', 'NOT_AN_OBSERVATION', aMessage(504, { temp_c: 'warm' })],
];

describe('a message on the stream', () => {
  it.each(kinds.map(([what, reason, bad], index) => ({ what, reason, bad, hour: index * 10 })))(
    '$what is rejected as $reason with its position and its bytes, and its neighbours are stored',
    async ({ reason, bad, hour }) => {
      const { offset, neighbours, rejections } = await putBetween(hour, bad);
      expect(neighbours).toHaveLength(2);
      expect(rejections).toEqual([
        expect.objectContaining({
          rejectionId: `weatherstrm/0/${offset ?? ''}`,
          reason,
          rejectedBy: 'function',
          stream: 'weatherstrm',
          partition: '0',
          offset,
          key: bad.key ?? null,
          value: bad.value,
        }),
      ]);
    },
  );

  it('of almost a mebibyte that is no observation is rejected by its hash and its head', async () => {
    const bytes = Buffer.alloc(MAX_MESSAGE_VALUE_BYTES - 1024, 'x');
    const { settings, tools } = cloud();
    const [entry] = await tools.put(settings.STREAM_ID ?? '', [aMessageOf(bytes)]);
    await tools.put(settings.STREAM_ID ?? '', [aMessage(200)]);
    const { stored, rejected } = await findPlaces();
    expect(stored).toContain(anEnvelope(200).id);
    const { value, valueSha256, valueHead, reason } =
      rejected.find(({ offset }) => offset === entry?.offset) ?? {};
    expect({ value, valueSha256, reason }).toEqual({ reason: 'NOT_JSON', valueSha256: sha256(bytes) });
    expect(valueHead).toBe(toBase64(bytes.subarray(0, 64 * 1024)));
  });

  it('of almost a mebibyte that is an observation is stored', async () => {
    const { settings, tools } = cloud();
    const text = aTextOfBytes(210, MAX_MESSAGE_VALUE_BYTES - 1024);
    await tools.put(settings.STREAM_ID ?? '', [aMessageOf(text)]);
    await tools.put(settings.STREAM_ID ?? '', [aMessage(211)]);
    const { stored } = await findPlaces();
    expect(stored).toEqual(expect.arrayContaining([anEnvelope(210).id, anEnvelope(211).id]));
  });

  it('with characters of many bytes is stored whole', async () => {
    const { settings, tools } = cloud();
    await tools.put(settings.STREAM_ID ?? '', [
      aMessage(220, { condition: { text: 'Zürich: ☂ 雨 🌧'.repeat(500) } }),
    ]);
    const { stored } = await findPlaces();
    expect(stored).toContain(anEnvelope(220).id);
  });

  it('that is not base64 is refused by the stream itself', async () => {
    const { settings, tools } = cloud();
    const put = tools.put(settings.STREAM_ID ?? '', [aMessage(230), { key: 'RVdS', value: '%%%' }]);
    await expect(put).rejects.toMatchObject({ statusCode: 400 });
  });
});
