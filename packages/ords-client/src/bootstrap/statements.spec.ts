import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Dialect, init, parse } from '@polyglot-sql/sdk';
import { dataErrorNumbers, dataErrorRanges } from '../classify-answer';
import { statements } from './statements';

const folder = join(__dirname, '../../sql');
const plainFiles = readdirSync(join(folder, 'plain'));
const readPlain = (file: string): string =>
  readFileSync(join(folder, 'plain', file), 'utf8').replaceAll('{{password}}', 'Password1234');

/** What the parser takes for a command that it does not read. `check-plsql.sh` reads the first two, nothing the third. */
const unread = ['create-user.sql', 'grant-user.sql', 'alter-user-password.sql'];

/** Whether the Oracle dialect reads the whole text: a command that is merely kept does not count. */
function isRead(sql: string): boolean {
  const { success, ast } = parse(sql, Dialect.Oracle);
  if (!success || !Array.isArray(ast) || ast.length !== 1) return false;
  return !Object.keys(ast[0] as object).some((kind) => kind === 'raw' || kind === 'command');
}

beforeAll(() => init());

describe('plain statements', () => {
  it.each(plainFiles.filter((file) => !unread.includes(file)))('%s is Oracle SQL', (file) => {
    expect(isRead(readPlain(file))).toBe(true);
  });

  it.each([
    ['select 1 as ALIVE fromm dual where'],
    ['create table T (A varchar2(1), constraint C check ("a" is json)'],
    ['drop everything'],
  ])('a broken statement is noticed: %s', (sql) => {
    expect(isRead(sql)).toBe(false);
  });

  it('has MERGE over JSON_TABLE in the package body as SQL that parses by itself', () => {
    const merge = /merge into[\s\S]*?;/.exec(statements.createPackageBody.text)?.[0] ?? '';
    expect(isRead(merge)).toBe(true);
    expect(isRead(merge.replace('when not matched then insert (', 'when not matched then insert'))).toBe(
      false,
    );
  });

  it('changes the password in the one form that no parser here reads', () => {
    expect(readPlain('alter-user-password.sql').trim()).toMatch(
      /^alter user DEMO identified by "\w+" account unlock$/,
    );
  });
});

describe('all statements', () => {
  const fileNames = [...plainFiles, ...readdirSync(join(folder, 'blocks'))];
  const toCamelCase = (file: string) =>
    file.replace('.sql', '').replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());

  it('come each from a file of their name, and every file is used', () => {
    expect(fileNames.map(toCamelCase).sort()).toEqual(Object.keys(statements).sort());
  });

  it('end without a slash: in the JSON form of REST-enabled SQL it would be a second statement', () => {
    for (const { text } of Object.values(statements)) expect(text).not.toMatch(/\/\s*$/);
  });
});

it('the handler and the client call the same errors the fault of the data', () => {
  const handler = statements.ingestHandler.text;
  const listed = /sqlcode in \(([^)]*)\)/
    .exec(handler)?.[1]
    ?.split(',')
    .map((code) => -Number(code));
  const ranges = [...handler.matchAll(/between -(\d+) and -(\d+)/g)].map(([, low, high]) => [
    Number(high),
    Number(low),
  ]);
  expect(listed).toEqual(dataErrorNumbers);
  expect(ranges).toEqual(dataErrorRanges);
});
