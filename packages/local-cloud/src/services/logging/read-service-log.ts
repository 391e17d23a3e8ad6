import { createHash } from 'node:crypto';
import type { LogEntry } from '../../control/create-log-book';
import type { EngineContext } from '../../engine/engine-context';
import type { StoredResource } from '../../engine/stored-resource';
import { logSources } from './log-sources';
import { sourceOf } from './log.resource';
import type { LogRecord } from './types';

/** The same at every look. */
function toEntryId({ seq, id }: LogEntry): string {
  const hex = createHash('sha256').update(`${id}/${seq}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

type Shown = Pick<LogRecord, 'source' | 'subject' | 'data'>;

/** A line of a function, in the log of its application. */
function showFunctionLine(entry: LogEntry, application: StoredResource): Shown {
  return {
    source: String(application.fields.displayName),
    subject: entry.name,
    data: { applicationId: application.id, functionId: entry.id, message: entry.line },
  };
}

const runMessages = /^(CONNECTOR_RUN_(?:STARTED|COMPLETED))\s*/;

/** A line of a connector. What is neither the start nor the end of a run is about what went wrong. */
function showConnectorLine({ name, line }: LogEntry): Shown {
  const [, messageType] = runMessages.exec(line) ?? [];
  const data =
    messageType === undefined
      ? { level: 'ERROR', message: line }
      : { level: 'INFO', message: line.replace(runMessages, ''), messageType };
  return { source: name, data };
}

function toShown(entry: LogEntry, resource: StoredResource, { store }: EngineContext): Shown | undefined {
  if (entry.source === 'connector') return entry.id === resource.id ? showConnectorLine(entry) : undefined;
  const isOfApplication = store.get(entry.id)?.fields.applicationId === resource.id;
  return entry.source === 'function' && isOfApplication ? showFunctionLine(entry, resource) : undefined;
}

/**
 * Reads the entries of a service's log: what its resource has said since the log was created.
 *
 * @param entries what everything in the cloud has said
 */
export function readServiceLog(
  context: EngineContext,
  log: StoredResource,
  entries: readonly LogEntry[],
): LogRecord[] {
  const configured = sourceOf(log);
  const resource = context.store.get(configured?.resource ?? '');
  const type = logSources[configured?.service ?? '']?.entryType ?? '';
  if (resource === undefined || log.fields.isEnabled === false) return [];
  return entries.flatMap((entry) => {
    const time = Date.parse(entry.time);
    const shown = time >= log.timeCreated ? toShown(entry, resource, context) : undefined;
    return shown === undefined ? [] : [{ time, id: toEntryId(entry), type, ...shown, ingestedTime: time }];
  });
}
