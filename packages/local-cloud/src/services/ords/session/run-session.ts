import { callBuiltin } from '../builtins/call-builtin';
import type { PlsqlHost } from '../plsql/run-block';
import { parsePackageBody } from '../plsql/parse-package';
import type { PlsqlPackageBody } from '../plsql/syntax';
import type { QueryContext, TranslatedSql } from '../sql/query-context';
import { toOracleError } from '../sql/to-oracle-error';
import { translateSelect } from '../sql/translate-select';
import { translateWrite } from '../sql/translate-write';
import type { DuckResult, SqlValue } from '../store/open-duck-file';
import type { LocalDatabase } from './open-database';

/** Who works with a database, when, and with which bind variables. */
export interface SessionOptions {
  /** The user, in capitals. */
  user: string;
  /** Milliseconds since the Unix epoch. */
  now: number;
  /** Bind variables by name in capitals; blocks write to them. @default none */
  binds?: Record<string, SqlValue>;
}

/** One session: what it does is committed when its work ends, rolled back when it throws. */
export interface Session extends PlsqlHost {
  user: string;
  now: number;
  database: LocalDatabase;
  context(variables?: ReadonlyMap<string, SqlValue>): QueryContext;
  /** Runs a translated statement. @throws OracleError */
  run(translated: TranslatedSql): Promise<DuckResult>;
  /** What blocks printed (HTP), and the content type that they set. */
  output: { text: string; contentType: string | undefined };
}

/** Bodies that were parsed, by their source. */
const parsedBodies = new Map<string, PlsqlPackageBody>();

function parseOnce(source: string): PlsqlPackageBody {
  const known = parsedBodies.get(source);
  if (known !== undefined) return known;
  const parsed = parsePackageBody(source);
  parsedBodies.set(source, parsed);
  return parsed;
}

function findProcedure(
  { dictionary }: LocalDatabase,
  user: string,
  name: string,
): ReturnType<PlsqlHost['findProcedure']> {
  const [packageName = '', procedureName] = name.split('.');
  const entry = procedureName === undefined ? undefined : dictionary.get('package', user, packageName);
  if (entry?.body === undefined) return undefined;
  const { procedures, source } = parseOnce(entry.body);
  const procedure = procedures.find((one) => one.name === procedureName);
  return procedure === undefined ? undefined : { procedure, source };
}

/** After a commit that failed there is nothing left to roll back, and DuckDB says so. */
async function rollbackIfOpen({ file, dictionary }: LocalDatabase): Promise<void> {
  await file.query('ROLLBACK').catch((error: unknown) => {
    if (!/no transaction is active/i.test(String(error))) throw error;
  });
  await dictionary.reload();
}

function createTransactions(database: LocalDatabase) {
  const { file } = database;
  const begin = async (): Promise<void> => {
    await file.query('BEGIN TRANSACTION');
  };
  return {
    begin,
    commit: async (): Promise<void> => {
      await file.query('COMMIT');
      await begin();
    },
    rollback: async (): Promise<void> => {
      await rollbackIfOpen(database);
      await begin();
    },
    finish: async (): Promise<void> => {
      await file.query('COMMIT');
    },
    abandon: () => rollbackIfOpen(database),
  };
}

function createSqlRunner(
  { dictionary, syntax, file }: LocalDatabase,
  { user, now, binds = {} }: SessionOptions,
): Pick<Session, 'context' | 'run' | 'select' | 'write'> {
  const context: Session['context'] = (variables = new Map()) => ({
    syntax,
    dictionary,
    user,
    variables,
    binds,
    now,
  });
  const run: Session['run'] = ({ sql, params }) =>
    file.query(sql, params).catch((error: unknown) => {
      throw toOracleError(error);
    });
  return {
    context,
    run,
    select: async (tokens, source, variables) =>
      (await run(await translateSelect(tokens, source, context(variables)))).rows,
    write: async (tokens, source, variables) =>
      Number((await run(await translateWrite(tokens, source, context(variables)))).rows[0]?.[0] ?? 0),
  };
}

function createSession(
  database: LocalDatabase,
  options: SessionOptions,
  transactions: Pick<Session, 'commit' | 'rollback'>,
): Session {
  const { user, now, binds = {} } = options;
  const output: Session['output'] = { text: '', contentType: undefined };
  return {
    ...transactions,
    ...createSqlRunner(database, { user, now, binds }),
    user,
    now,
    database,
    binds,
    output,
    findProcedure: (name) => findProcedure(database, user, name),
    callBuiltin: (name, args) =>
      callBuiltin(name, args, {
        dictionary: database.dictionary,
        user,
        now,
        print: (text) => void (output.text += text),
        setContentType: (contentType) => void (output.contentType = contentType),
      }),
  };
}

/**
 * Does work in a session of its own, alone on the database: committed when it ends, rolled back when it throws.
 *
 * @throws what the work throws
 */
export function runSession<T>(
  database: LocalDatabase,
  options: SessionOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return database.exclusive(async () => {
    const { begin, finish, abandon, ...transactions } = createTransactions(database);
    await begin();
    try {
      const result = await work(createSession(database, options, transactions));
      await finish();
      return result;
    } catch (error) {
      await abandon();
      throw error;
    }
  });
}
