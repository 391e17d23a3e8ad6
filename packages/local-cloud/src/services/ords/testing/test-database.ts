import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executeStatement, type StatementOutcome } from '../session/execute-statement';
import { openDatabase, type LocalDatabase } from '../session/open-database';
import { runSession } from '../session/run-session';
import { splitStatements } from '../sql/split-statements';
import type { SqlValue } from '../store/open-duck-file';

/** A database in a folder of its own. */
export interface TestDatabase {
  database: LocalDatabase;
  folder: string;
  /** Runs a script as a user; answers the outcome of its last statement. */
  execute(user: string, text: string, binds?: Record<string, SqlValue>): Promise<StatementOutcome>;
  /** Runs a query as DEMO and answers its rows as objects by column name. */
  ask(text: string, binds?: Record<string, SqlValue>): Promise<Record<string, SqlValue>[]>;
  close(): Promise<void>;
}

/** The instant at which test sessions run: 2026-01-01T00:00:00Z. */
const testNow = Date.UTC(2026, 0, 1);

/** The file in a test database's folder. */
export const testFileName = 'test.duckdb';

const limits = { memoryMiB: 256, threads: 1 };

/** Opens a database, empty unless the folder has one. */
export async function openTestDatabase(existing?: string): Promise<TestDatabase> {
  const folder = existing ?? (await mkdtemp(join(tmpdir(), 'ords-')));
  const database = await openDatabase(join(folder, testFileName), limits);
  const execute: TestDatabase['execute'] = (user, text, binds = {}) =>
    runSession(database, { user, now: testNow, binds }, async (session) => {
      let outcome: StatementOutcome = { kind: 'count', count: 0, response: '' };
      for (const statement of splitStatements(text))
        outcome = await executeStatement(statement, text, session, { limit: 1000, offset: 0 });
      return outcome;
    });
  return {
    database,
    folder,
    execute,
    ask: async (text, binds) => {
      const outcome = await execute('DEMO', text, binds);
      if (outcome.kind !== 'rows') throw new Error('not a query');
      const names = outcome.result.columns.map(({ name }) => name);
      return outcome.result.rows.map((row) =>
        Object.fromEntries(names.map((name, at): [string, SqlValue] => [name, row[at] ?? null])),
      );
    },
    close: async () => {
      await database.close();
      if (existing === undefined) await rm(folder, { recursive: true });
    },
  };
}
