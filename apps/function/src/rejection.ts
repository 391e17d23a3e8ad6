import { createHash } from 'node:crypto';
import {
  toRejectedMessage,
  type RejectedMessage,
  type RejectionOrigin,
  type RejectionReason,
} from '@weather-stream/message-schema';
import type { ConnectorMessage } from './parse-connector-batch';

/** A message that was set aside, and why. */
export interface Rejection {
  reason: RejectionReason;
  /** What exactly is wrong, for a person. */
  detail: string;
  message: ConnectorMessage;
  /** Id of the observation, when the message was good enough to trust it. */
  observationId?: string;
}

/** Names come from outside: no longer than OCI's own can be. */
const maxNameCharacters = 256;

/**
 * Where a message lies. One whose position is not known is told by its content, so that its rejection still has the same
 * id each time.
 */
function toOrigin({ message, observationId }: Rejection): RejectionOrigin {
  const { stream, partition, offset, key, value } = message;
  const digest = () =>
    createHash('sha256')
      .update(JSON.stringify([key, value]))
      .digest('hex')
      .slice(0, 16);
  const known = partition !== null && offset !== null;
  return {
    rejectedBy: 'function',
    stream: stream.slice(0, maxNameCharacters),
    partition: known ? partition.slice(0, maxNameCharacters) : `unknown-${digest()}`,
    offset: known ? offset : -1,
    ...(observationId !== undefined && { observationId }),
  };
}

/** Makes the message for the rejected stream. */
export function toRejected(rejection: Rejection, rejectedAt: Date): RejectedMessage {
  const { reason, detail, message } = rejection;
  return toRejectedMessage({ reason, detail, message, origin: toOrigin(rejection), rejectedAt });
}
