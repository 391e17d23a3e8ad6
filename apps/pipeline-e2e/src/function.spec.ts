import { aMessage, aMessageOf, anEnvelope } from './testing/messages';
import type { PutMessage } from './testing/oci-tools';
import { readRows } from './testing/read-rows';
import { useCloud } from './testing/use-cloud';

const cloud = useCloud();

/** A batch as a connector sends it, at offsets that the stream never gave out. */
const aBatch = (firstOffset: number, messages: readonly PutMessage[]) =>
  messages.map((message, index) => ({
    stream: 'weatherstrm',
    partition: '0',
    offset: firstOffset + index,
    timestamp: 1_577_836_800_000,
    key: null,
    ...message,
  }));

describe('the function, called at its invoke endpoint', () => {
  it('tells how many it stored, and that a redelivery of the batch changes nothing', async () => {
    const { tools, settings } = cloud();
    const batch = aBatch(1_000_000, [aMessage(1), aMessage(2), aMessageOf('no JSON')]);
    await expect(tools.invoke(batch)).resolves.toEqual({ stored: 2, duplicates: 0, rejected: 1 });
    const rows = await readRows(settings, tools);
    await expect(tools.invoke(batch)).resolves.toEqual({ stored: 0, duplicates: 2, rejected: 1 });
    expect(await readRows(settings, tools)).toEqual(rows);
  });

  it('keeps the first of two observations with one id, and its position', async () => {
    const { tools, settings } = cloud();
    const first = aBatch(2_000_000, [aMessage(10, { temp_c: 1 })]);
    const second = aBatch(3_000_000, [aMessage(10, { temp_c: 2 }), aMessage(11)]);
    await expect(tools.invoke(first)).resolves.toEqual({ stored: 1, duplicates: 0, rejected: 0 });
    await expect(tools.invoke(second)).resolves.toEqual({ stored: 1, duplicates: 1, rejected: 0 });
    const { id } = anEnvelope(10);
    const kept = (await readRows(settings, tools)).filter(({ observation_id: stored }) => stored === id);
    expect(kept).toEqual([
      expect.objectContaining({ station: 'EWR', stream_partition: '0', stream_offset: 2_000_000 }),
    ]);
  });

  it('fails for what no connector sends, so that nothing is taken for delivered', async () => {
    await expect(cloud().tools.invoke({ not: 'a batch' })).rejects.toMatchObject({ statusCode: 502 });
  });
});
