import type { StoredMessage } from '../streaming/types';
import type { BatchItem } from './batch';

/**
 * A message as a function gets it: `{stream, partition, key, value, offset, timestamp}` with the stream's name, the
 * partition as a string, key and value in base64 or a null key, offset and epoch milliseconds as numbers.
 *
 * @see https://github.com/fnproject/fdk-java, the ConnectorHub event library's fixture
 */
export function toBatchItem(
  stream: string,
  partition: string,
  { key, value, offset, timestamp }: StoredMessage,
): BatchItem {
  const json = JSON.stringify({
    stream,
    partition,
    key: key === null ? null : key.toString('base64'),
    value: value.toString('base64'),
    offset,
    timestamp,
  });
  return { partition, offset, timestamp, json, bytes: Buffer.byteLength(json) };
}
