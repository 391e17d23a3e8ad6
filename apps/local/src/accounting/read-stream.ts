import { decodeMessage, decodeRejectedMessage } from '@weather-stream/message-schema';
import { retry, systemClock } from '@weather-stream/service-kit';
import type { ControlPlaneCall } from '../stack/ensure-resource';
import type { PublishedMessage, RejectedEntry } from './account-run';

/** Partition → offset: where reading begins, or how far a stream goes. */
export type Offsets = Readonly<Record<string, number>>;

/** A message as GetMessages answers it. */
export interface StoredMessage {
  partition: string;
  offset: number;
  /** Base64, or null. */
  key: string | null;
  /** Base64. */
  value: string;
}

/** GetMessages allows five reads a second and partition: one that comes too early is tried again. */
const readRetry = { attempts: 50, baseDelayMs: 400, maxDelayMs: 400, clock: systemClock };

const pageSize = 10_000;

async function readPartition(
  call: ControlPlaneCall,
  streamId: string,
  partition: string,
  from: number,
  to: number,
): Promise<StoredMessage[]> {
  const messages: StoredMessage[] = [];
  for (let next = from; next < to;) {
    const page = await retry(async () => {
      const path = `/20180418/streams/${streamId}`;
      const cursor = { partition, type: 'AT_OFFSET', offset: next };
      const { value } = (await call('POST', `${path}/cursors`, cursor)) as { value: string };
      return (await call('GET', `${path}/messages?cursor=${value}&limit=${pageSize}`)) as StoredMessage[];
    }, readRetry);
    const last = page.at(-1);
    if (last === undefined) break;
    messages.push(...page.filter(({ offset }) => offset < to));
    next = last.offset + 1;
  }
  return messages;
}

/** Reads what a stream got between two sets of offsets, in the order of each partition. */
export async function readStream(
  call: ControlPlaneCall,
  streamId: string,
  from: Offsets,
  to: Offsets,
): Promise<StoredMessage[]> {
  const messages: StoredMessage[] = [];
  for (const [partition, end] of Object.entries(to)) {
    messages.push(...(await readPartition(call, streamId, partition, from[partition] ?? 0, end)));
  }
  return messages;
}

/** Reads a message of the stream for the account. */
export function toPublished(
  streamName: string,
  { partition, offset, key, value }: StoredMessage,
): PublishedMessage {
  const position = `${streamName}/${partition}/${offset}`;
  const decoded = decodeMessage({ key, value });
  return decoded.kind === 'decoded' ? { position, observationId: decoded.envelope.id } : { position };
}

/** Reads a message of the rejected stream for the account; what cannot be read there is no place of anything. */
export function toRejected({ key, value }: StoredMessage): RejectedEntry[] {
  const decoded = decodeRejectedMessage({ key, value });
  if (decoded.kind !== 'decoded') return [];
  const { rejectionId, observationId } = decoded.rejected;
  return [{ rejectionId, ...(observationId !== undefined && { observationId }) }];
}
