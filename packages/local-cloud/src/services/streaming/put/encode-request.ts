import type { JsonObject } from '../../../server/parse-json-object';
import { requestTooLarge } from '../errors';
import { MAX_REQUEST_BYTES } from '../limits';
import {
  encodeEntries,
  type EncodedRequest,
  type EncodeEntriesDeps,
  type PartitionBatch,
} from './encode-entries';
import { forEachSlice } from './for-each-slice';
import { measureEntries, parseEntries } from './measure-entries';

const mergeBatches = (batches: readonly PartitionBatch[]): PartitionBatch => ({
  count: batches.reduce((sum, { count }) => sum + count, 0),
  bytes: batches.reduce((sum, { bytes }) => sum + bytes, 0),
  entries: Buffer.concat(batches.map(({ entries }) => entries)),
});

function mergeSlices(slices: readonly EncodedRequest[]): EncodedRequest {
  const [only] = slices;
  if (only !== undefined && slices.length === 1) return only;
  const byPartition = new Map<number, PartitionBatch[]>();
  for (const { batches } of slices)
    for (const [partition, batch] of batches)
      byPartition.set(partition, [...(byPartition.get(partition) ?? []), batch]);
  return {
    batches: new Map([...byPartition].map(([partition, batches]) => [partition, mergeBatches(batches)])),
    partitionOf: slices.flatMap(({ partitionOf }) => partitionOf),
  };
}

/**
 * Checks a PutMessages body and encodes its messages. A request may hold a million of them: it is worked through in
 * slices, so that it does not keep other calls waiting.
 *
 * @throws OciError
 */
export async function encodeRequest(body: JsonObject, deps: EncodeEntriesDeps): Promise<EncodedRequest> {
  const slices: EncodedRequest[] = [];
  let bytes = 0;
  await forEachSlice(parseEntries(body), (slice, start) => {
    const entries = measureEntries(slice, start);
    bytes += entries.reduce((sum, { keyBytes, valueBytes }) => sum + (keyBytes ?? 0) + valueBytes, 0);
    if (bytes > MAX_REQUEST_BYTES) throw requestTooLarge();
    slices.push(encodeEntries(entries, deps));
  });
  return mergeSlices(slices);
}
