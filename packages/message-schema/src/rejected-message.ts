import * as z from 'zod/mini';
import { rejectionReasons } from './rejection-reasons';

const text = z.optional(z.string());

/** Schema of what the stream of rejected messages carries, as JSON. */
export const rejectedMessageSchema = z.looseObject({
  /** `<stream>/<partition>/<offset>`, or `producer/<observation id>`: the same rejection has the same id. */
  rejectionId: z.string(),
  reason: z.enum(rejectionReasons),
  /** What exactly is wrong, for a person. */
  detail: z.string(),
  rejectedBy: z.enum(['producer', 'function']),
  /** Id of the observation, when the message was good enough to trust it. */
  observationId: text,
  /** Stream, partition (a string, as in the API) and offset where the original message lies. */
  stream: text,
  partition: text,
  offset: z.optional(z.number()),
  /** Base64 of the original key's first 256 bytes; `null` when it had none. */
  key: z.nullable(z.string()),
  /** Base64 of the original value, when it has at most 512 KiB. */
  value: text,
  /** Hexadecimal SHA-256 of a larger original value. */
  valueSha256: text,
  /** Base64 of the first 64 KiB of a larger original value. */
  valueHead: text,
  /** Instant of the rejection, ISO 8601 in UTC. */
  rejectedAt: z.string(),
});

/** A message that was set aside, with the reason and enough to find, repair and send it again. */
export type RejectedMessage = z.infer<typeof rejectedMessageSchema>;
