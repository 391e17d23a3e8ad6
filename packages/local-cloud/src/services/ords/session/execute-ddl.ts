import { notImplementedHere, OracleError } from '../errors';
import { parsePackageBody, parsePackageHeading, parsePackageSpecification } from '../plsql/parse-package';
import { parseCreateTable, quoteName, toDuckTable } from '../sql/create-table';
import { createTokenCursor, type TokenCursor } from '../sql/token-cursor';
import { findTable } from '../sql/translate-from';
import { translateSelect } from '../sql/translate-select';
import { tokenize, type Token } from '../sql/tokenize';
import { executeUserDdl } from './execute-user-ddl';
import type { Session } from './run-session';

/** Grants any of which allows a kind of statement. */
const allowedBy: Readonly<Record<'TABLE' | 'PROCEDURE', readonly string[]>> = {
  TABLE: ['CREATE TABLE', 'RESOURCE', 'DWROLE'],
  PROCEDURE: ['CREATE PROCEDURE', 'RESOURCE', 'DWROLE'],
};

function requireGrant({ user, database }: Session, what: 'TABLE' | 'PROCEDURE'): void {
  const grants = database.dictionary.get('user', '', user)?.grants ?? [];
  if (user !== 'ADMIN' && !allowedBy[what].some((grant) => grants.includes(grant)))
    throw new OracleError(1031, `insufficient privileges: ${user} lacks CREATE ${what}`);
}

function requireFreeName({ user, database: { dictionary } }: Session, name: string): void {
  const isIndex = dictionary.list('table', user).some(({ value }) => name in value.indexes);
  if (
    isIndex ||
    dictionary.get('table', user, name) !== undefined ||
    dictionary.get('package', user, name) !== undefined
  )
    throw new OracleError(955, `name is already used by an existing object (${name})`);
}

async function createTable(cursor: TokenCursor, session: Session): Promise<string> {
  const { user, database } = session;
  requireGrant(session, 'TABLE');
  const { name, table } = parseCreateTable(cursor);
  requireFreeName(session, name);
  for (const { defaultText } of table.columns)
    if (defaultText !== undefined)
      await translateSelect(
        tokenize(`SELECT ${defaultText} FROM DUAL`).slice(0, -1),
        defaultText,
        session.context(),
      );
  await database.file.query(`CREATE SCHEMA IF NOT EXISTS ${quoteName(user)}`);
  await database.file.query(toDuckTable(user, name, table));
  await database.dictionary.put('table', user, name, table);
  return `Table ${name} created.`;
}

async function createIndex(cursor: TokenCursor, session: Session): Promise<string> {
  const { database, user } = session;
  cursor.expect('CREATE', 'INDEX');
  const name = cursor.identifier();
  cursor.expect('ON');
  const tableName = cursor.identifier();
  const { table } = findTable({ dictionary: database.dictionary, user }, tableName);
  requireFreeName(session, name);
  const columns: string[] = [];
  cursor.expect('(');
  do {
    const column = cursor.identifier();
    if (!table.columns.some((one) => one.name === column))
      throw new OracleError(904, `${JSON.stringify(column)}: invalid identifier`);
    columns.push(column);
  } while (cursor.accept(','));
  cursor.expect(')');
  if (!cursor.atEnd()) throw cursor.unexpected('the end of CREATE INDEX');
  // DuckDB has no use for it: its own min-max indexes serve, and an index of its own would slow the inserts.
  await database.dictionary.put('table', user, tableName, {
    ...table,
    indexes: { ...table.indexes, [name]: columns },
  });
  return `Index ${name} created.`;
}

async function createPackage(cursor: TokenCursor, text: string, session: Session): Promise<string> {
  const { user, database } = session;
  requireGrant(session, 'PROCEDURE');
  const { name, isBody } = parsePackageHeading(cursor);
  const known = database.dictionary.get('package', user, name);
  if (known === undefined) requireFreeName(session, name);
  if (!isBody) {
    parsePackageSpecification(text);
    await database.dictionary.put('package', user, name, { ...known, specification: text });
    return `Package ${name} compiled`;
  }
  if (known === undefined)
    throw new OracleError(4042, `package ${name} does not exist; create it before its body`);
  const body = parsePackageBody(text);
  for (const procedure of parsePackageSpecification(known.specification).keys())
    if (!body.procedures.some((one) => one.name === procedure))
      throw new OracleError(
        6550,
        `PLS-00323: subprogram '${procedure}' is declared in a package specification and must be defined in the package body`,
      );
  await database.dictionary.put('package', user, name, { ...known, body: text });
  return `Package Body ${name} compiled`;
}

async function dropTable(cursor: TokenCursor, session: Session): Promise<string> {
  const { database, user } = session;
  cursor.expect('DROP', 'TABLE');
  const name = cursor.identifier();
  findTable({ dictionary: database.dictionary, user }, name);
  if (cursor.accept('CASCADE')) cursor.expect('CONSTRAINTS');
  cursor.accept('PURGE');
  if (!cursor.atEnd()) throw cursor.unexpected('the end of DROP TABLE');
  await database.file.query(`DROP TABLE ${quoteName(user)}.${quoteName(name)}`);
  await database.dictionary.remove('table', user, name);
  return `Table ${name} dropped.`;
}

/**
 * Runs a DDL statement and commits, as Oracle does.
 *
 * @param text of the statement alone
 * @returns what ORDS says in `response`
 * @throws OracleError ORA-03001 with the position for what is not implemented
 */
export async function executeDdl(
  tokens: Token[],
  text: string,
  source: string,
  session: Session,
): Promise<string> {
  const cursor = createTokenCursor(tokens, source);
  const isPackage = tokens.slice(1, 5).some(({ value }) => value === 'PACKAGE');
  const isUser = ['USER', 'GRANT'].includes(cursor.is('GRANT') ? 'GRANT' : cursor.peek(1).value);
  let message: string;
  if (isUser) message = await executeUserDdl(cursor, session);
  else if (cursor.is('CREATE', 'TABLE')) message = await createTable(cursor, session);
  else if (cursor.is('CREATE', 'INDEX')) message = await createIndex(cursor, session);
  else if (cursor.is('DROP', 'TABLE')) message = await dropTable(cursor, session);
  else if (cursor.is('CREATE') && isPackage) message = await createPackage(cursor, text, session);
  else
    throw notImplementedHere(
      tokens
        .slice(0, 3)
        .map((token) => token.text)
        .join(' '),
    );
  await session.commit();
  return message;
}
