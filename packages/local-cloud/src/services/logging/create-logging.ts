import type { LogBook } from '../../control/create-log-book';
import type { Engine } from '../../engine/create-engine';
import type { Operation } from '../../server/operation';
import { openCustomLogs } from './open-custom-logs';
import { putLogs } from './put-logs';
import { searchLogs } from './search-logs';

/** Settings of {@link createLogging}. */
export interface LoggingOptions {
  engine: Engine;
  /** What functions and connectors have said. */
  logBook: Pick<LogBook, 'readAfter'>;
  /** Where custom logs are kept. */
  folder: string;
}

/** The contents of logs. */
export interface Logging {
  operations: Operation[];
  /** Removes what a deleted log has left. */
  forgetLog: (logId: string) => Promise<void>;
}

/** Makes what puts into logs, and searches them. */
export function createLogging({ engine, logBook, folder }: LoggingOptions): Logging {
  const customLogs = openCustomLogs(folder);
  const context = { engine, logBook, customLogs };
  return {
    operations: [searchLogs(context), putLogs(context)],
    forgetLog: (logId) => customLogs.forget(logId),
  };
}
