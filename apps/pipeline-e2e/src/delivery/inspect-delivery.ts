import { decodeMessage, decodeRejectedMessage, type RejectedMessage } from '@weather-stream/message-schema';
import { untilDelivered } from '../testing/cloud-status';
import type { Workspace } from '../testing/create-workspace';
import { openOciTools } from '../testing/oci-tools';
import { readRows } from '../testing/read-rows';
import type { DeliveryFacts } from './find-delivery-faults';

/** A message read back by the vendor's client, whose type forgets that there may be no key. */
interface Keyed {
  key?: string | null;
  value: string;
}

/** The observation id of a message; what cannot be read is told by its reason, and so is in no record. */
function toObservationId({ key, value }: Keyed): string {
  const decoded = decodeMessage({ key: key ?? null, value });
  return decoded.kind === 'decoded' ? decoded.envelope.id : decoded.reason;
}

/** Reads a message of the stream of rejected messages. @throws Error when it is none */
export function toRejected({ key, value }: Keyed): RejectedMessage {
  const decoded = decodeRejectedMessage({ key: key ?? null, value });
  if (decoded.kind !== 'decoded') throw new Error(`Not a rejected message: ${decoded.detail}`);
  return decoded.rejected;
}

/** The same rejection, delivered again, counts once. */
function toRejectedIds(messages: readonly Keyed[]): string[] {
  const rejections = new Map(messages.map(toRejected).map((rejected) => [rejected.rejectionId, rejected]));
  return [...rejections.values()].map(({ observationId, rejectionId }) => observationId ?? rejectionId);
}

/**
 * Brings the stack of a workspace up, waits until all is delivered, and reads back where everything is: both streams by
 * the vendor's client, the table by ORDS as the function's OAuth client.
 */
export async function inspectDelivery(workspace: Workspace): Promise<Omit<DeliveryFacts, 'record'>> {
  const { settings, stop } = await workspace.up();
  const tools = openOciTools(settings);
  try {
    await untilDelivered(settings.LOCAL_CLOUD_URL ?? '');
    const published = await tools.readAll(settings.STREAM_ID ?? '');
    const rejected = await tools.readAll(settings.REJECTED_STREAM_ID ?? '');
    const rows = await readRows(settings, tools);
    return {
      published: published.map(toObservationId),
      stored: rows.map(({ observation_id: id }) => id),
      rejected: toRejectedIds(rejected),
    };
  } finally {
    tools.close();
    await stop();
  }
}
