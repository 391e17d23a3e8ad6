import { invalidParameter } from '../../errors';
import { checkFields, list, object, oneOf, text } from '../../engine/field-rules';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { MAX_LOG_ENTRY_BYTES } from './limits';
import type { LogRecord } from './types';

const date = { pattern: /^\d{4}-\d{2}-\d{2}T/, mustBe: 'an RFC 3339 date' };

const rules = {
  specversion: oneOf(['1.0'], { required: true }),
  logEntryBatches: list(
    object({
      entries: list(
        object({
          data: text({ required: true, maxLength: MAX_LOG_ENTRY_BYTES, secret: true }),
          id: text({ required: true }),
          time: text(date),
        }),
        { required: true, max: 10_000 },
      ),
      source: text({ required: true }),
      type: text({ required: true }),
      subject: text(),
      defaultlogentrytime: text({ required: true, ...date }),
    }),
    { required: true },
  ),
};

interface SentBatch {
  entries: { data: string; id: string; time?: string }[];
  source: string;
  type: string;
  subject?: string;
  defaultlogentrytime: string;
}

function parseTime(value: string): number {
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw invalidParameter(`time must be an RFC 3339 date; it is ${value}.`);
  return time;
}

/** Data that is a JSON object is searched by its fields; other data is a message. */
function toData(data: string): JsonObject {
  try {
    const value: unknown = JSON.parse(data);
    return isJsonObject(value) ? value : { message: data };
  } catch {
    return { message: data };
  }
}

/** Reads the body of PutLogs. @throws OciError that names the field */
export function parsePutLogs(body: JsonObject, now: number): LogRecord[] {
  checkFields(body, rules);
  const batches = body.logEntryBatches as SentBatch[];
  return batches.flatMap(({ entries, source, type, subject, defaultlogentrytime }) =>
    entries.map(({ data, id, time }) => ({
      time: parseTime(time ?? defaultlogentrytime),
      id,
      type,
      source,
      ...(subject === undefined ? {} : { subject }),
      data: toData(data),
      ingestedTime: now,
    })),
  );
}
