import { decodeMessage } from '@weather-stream/message-schema';
import type { ObservationRow } from '@weather-stream/ords-client';
import type { ConnectorEntry, ConnectorMessage } from './parse-connector-batch';
import type { Rejection } from './rejection';

/** A row with the message that it came from. */
export interface Candidate {
  row: ObservationRow;
  message: ConnectorMessage;
}

/** A batch, sorted by what can be done with its messages. Every entry is in exactly one place. */
export interface SortedBatch {
  /** Candidates by observation id, in order of arrival: the first stands for all of its group unless it is refused. */
  groups: Candidate[][];
  /** What is no observation. */
  rejections: Rejection[];
}

function toCandidate(message: ConnectorMessage): Candidate | Rejection {
  const outcome = decodeMessage(message);
  if (outcome.kind === 'rejected') {
    const { reason, detail, observationId } = outcome;
    return { reason, detail, message, ...(observationId !== undefined && { observationId }) };
  }
  const { station, envelope } = outcome;
  const row: ObservationRow = {
    id: envelope.id,
    station,
    observedAt: envelope.time,
    partition: message.partition,
    offset: message.offset,
    location: envelope.data.location,
    current: envelope.data.current,
  };
  return { row, message };
}

function toRejectionOfEntry(text: string): Rejection {
  const message = { stream: 'unknown', partition: null, offset: null, key: null, value: text };
  return { reason: 'NOT_AN_OBSERVATION', detail: 'The entry of the batch has no value.', message };
}

/** Decodes a batch and gathers the repeats in it. Never throws, whatever the messages hold. */
export function sortBatch(entries: readonly ConnectorEntry[]): SortedBatch {
  const groups = new Map<string, Candidate[]>();
  const rejections: Rejection[] = [];
  for (const entry of entries) {
    const sorted = entry.kind === 'message' ? toCandidate(entry.message) : toRejectionOfEntry(entry.text);
    if ('reason' in sorted) {
      rejections.push(sorted);
      continue;
    }
    const group = groups.get(sorted.row.id);
    if (group === undefined) groups.set(sorted.row.id, [sorted]);
    else group.push(sorted);
  }
  return { groups: [...groups.values()], rejections };
}
