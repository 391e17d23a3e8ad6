import { hashSecret } from '../auth/hash-secret';
import { OracleError } from '../errors';
import type { TokenCursor } from '../sql/token-cursor';
import type { Session } from './run-session';

/** What Autonomous Database asks of a password. https://docs.oracle.com/en-us/iaas/autonomous-database-serverless/doc/manage-users-create.html */
function checkPassword(name: string, password: string): void {
  const faults = [
    [/^.{12,30}$/s, 'has 12 to 30 characters'],
    [/[A-Z]/, 'has a capital letter'],
    [/[a-z]/, 'has a small letter'],
    [/\d/, 'has a digit'],
  ] as const;
  const fault = faults.find(([pattern]) => !pattern.test(password));
  if (fault !== undefined)
    throw new OracleError(
      28003,
      `password verification for the specified password failed: it must be one that ${fault[1]}`,
    );
  if (password.toUpperCase().includes(name))
    throw new OracleError(
      28003,
      'password verification for the specified password failed: it contains the user name',
    );
}

function takePassword(cursor: TokenCursor, name: string): string {
  cursor.expect('IDENTIFIED', 'BY');
  const { kind, text, value } = cursor.peek();
  if (kind !== 'quoted' && kind !== 'word') throw new OracleError(988, 'missing or invalid password(s)');
  cursor.next();
  const password = kind === 'quoted' ? value : text;
  checkPassword(name, password);
  return hashSecret(password);
}

/** `quota … on …`, `default tablespace …`, `account unlock`: accepted, without effect here. */
function skipUserClauses(cursor: TokenCursor): void {
  while (!cursor.atEnd()) {
    if (cursor.accept('QUOTA')) {
      if (!cursor.accept('UNLIMITED')) cursor.take('number');
      if (!cursor.is('ON')) cursor.take('word');
      cursor.expect('ON');
      cursor.identifier();
    } else if (cursor.accept('DEFAULT', 'TABLESPACE')) cursor.identifier();
    else if (!cursor.accept('ACCOUNT', 'UNLOCK'))
      throw cursor.unexpected('QUOTA, DEFAULT TABLESPACE or ACCOUNT UNLOCK');
  }
}

async function grant(cursor: TokenCursor, { database: { dictionary } }: Session): Promise<string> {
  cursor.expect('GRANT');
  const granted: string[] = [];
  do
    granted.push(
      cursor
        .takeUntil(',', 'TO', 'ON')
        .map(({ value }) => value)
        .join(' '),
    );
  while (cursor.accept(','));
  cursor.expect('TO');
  const name = cursor.identifier();
  if (!cursor.atEnd()) throw cursor.unexpected('the end of GRANT');
  const user = dictionary.get('user', '', name);
  if (user === undefined) throw new OracleError(1917, `user or role '${name}' does not exist`);
  const grants = [...new Set([...user.grants, ...granted])];
  await dictionary.put('user', '', name, { ...user, grants });
  return 'Grant succeeded.';
}

/**
 * Runs CREATE USER, ALTER USER or GRANT: for ADMIN alone.
 *
 * @throws OracleError ORA-01031 for others, ORA-28003 for a weak password
 */
export async function executeUserDdl(cursor: TokenCursor, session: Session): Promise<string> {
  const { dictionary } = session.database;
  if (session.user !== 'ADMIN') throw new OracleError(1031, 'insufficient privileges');
  if (cursor.is('GRANT')) return grant(cursor, session);
  const isNew = cursor.accept('CREATE');
  if (!isNew) cursor.expect('ALTER');
  cursor.expect('USER');
  const name = cursor.identifier();
  const known = dictionary.get('user', '', name);
  if (isNew && (known !== undefined || name === 'ADMIN'))
    throw new OracleError(1920, `user name '${name}' conflicts with another user or role name`);
  if (!isNew && known === undefined) throw new OracleError(1918, `user '${name}' does not exist`);
  const passwordHash = takePassword(cursor, name);
  skipUserClauses(cursor);
  await dictionary.put('user', '', name, { grants: known?.grants ?? [], passwordHash });
  return isNew ? `User ${name} created.` : `User ${name} altered.`;
}
