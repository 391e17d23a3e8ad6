import type { LogLine, ViewEvent } from './view-model';

type Fields = Record<string, unknown>;

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' ? value : undefined);

const toLevel = (level: unknown): LogLine['level'] =>
  level === 'error' || level === 'warn' ? level : 'info';

function logEvent(fields: Fields, words: string): ViewEvent {
  const line: LogLine = {
    time: text(fields.time) ?? '',
    source: 'producer',
    text: words,
    level: toLevel(fields.level),
  };
  return { kind: 'log', line };
}

/** `EWR@2013-01-01T06:00:00Z` → its instant. */
const instantOf = (observationId: string) => observationId.slice(observationId.lastIndexOf('@') + 1);

function readPolled(fields: Fields): ViewEvent[] {
  const [station, observationId] = [text(fields.station), text(fields.observationId)];
  if (station === undefined || observationId === undefined) return [];
  return [
    {
      kind: 'polled',
      station,
      observedAt: instantOf(observationId),
      tempC: number(fields.tempC),
      windKph: number(fields.windKph),
      condition: text(fields.condition),
    },
  ];
}

function readPut(fields: Fields): ViewEvent[] {
  const [messages, failures] = [number(fields.messages) ?? 0, number(fields.failures) ?? 0];
  const kilobytes = ((number(fields.bytes) ?? 0) / 1000).toFixed(1);
  const failed = failures === 0 ? '' : `, ${failures} of them failed`;
  const words = `put ${messages} ${messages === 1 ? 'message' : 'messages'}, ${kilobytes} kB${failed}  opc-request-id ${text(fields.opcRequestId) ?? 'none'}`;
  return [{ kind: 'put', messages: messages - failures }, logEvent(fields, words)];
}

function describe(fields: Fields): string {
  const message = text(fields.msg) ?? '';
  const detail = ['code', 'error', 'reason', 'observationId', 'station', 'opcRequestId']
    .filter((name) => fields[name] !== undefined)
    .map((name) => `${name}=${String(fields[name])}`);
  return [message, ...detail].join('  ');
}

function readPollFailed(fields: Fields): ViewEvent[] {
  return [{ kind: 'poll-failed' }, logEvent(fields, describe(fields))];
}

/** The end of the record in a person's words, with the way to begin again. */
function readRecordEnded({ endsAt }: Fields): ViewEvent[] {
  const instant = (text(endsAt) ?? '').slice(0, 16).replace('T', ' ');
  const words = `the record ends at ${instant} UTC; npx nx run local:reset begins it again`;
  return [{ kind: 'note', text: words }];
}

function readEvent(fields: Fields): ViewEvent[] {
  switch (fields.event) {
    case 'polled':
      return readPolled(fields);
    case 'put':
      return readPut(fields);
    case 'rejected':
      return [{ kind: 'rejected', messages: 1 }, logEvent(fields, describe(fields))];
    case 'poll-failed':
      return readPollFailed(fields);
    case 'record-ended':
      return readRecordEnded(fields);
    case 'unchanged':
      return [];
    default:
      return [logEvent(fields, describe(fields))];
  }
}

/**
 * What a line of the producer's log means for the view. A line that is not JSON is shown as it is.
 *
 * @param showsDebug whether lines of level debug, which are counted in any case, are shown
 */
export function readProducerLine(line: string, showsDebug = false): ViewEvent[] {
  let fields: Fields;
  try {
    fields = JSON.parse(line) as Fields;
  } catch {
    return [logEvent({}, line)];
  }
  const events = readEvent(fields);
  return showsDebug || fields.level !== 'debug' ? events : events.filter(({ kind }) => kind !== 'log');
}
