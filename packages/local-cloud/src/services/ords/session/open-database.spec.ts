import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from '../testing/bootstrap-statements';
import { openTestDatabase } from '../testing/test-database';
import { openDatabase } from './open-database';

const limits = { memoryMiB: 256, threads: 1 };

describe(openDatabase, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ords-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds again, in a copy of files that nobody closed, all that was committed', async () => {
    const first = await openTestDatabase(folder);
    await bootstrap(first);
    await first.execute('DEMO', `insert into WEATHER_DATA (OBSERVATION_ID) values ('kept')`);
    // A copy of the files of an open database is what a kill leaves behind.
    const copy = await mkdtemp(join(tmpdir(), 'ords-'));
    await cp(folder, copy, { recursive: true });
    const second = await openTestDatabase(copy);
    expect(await second.ask('select OBSERVATION_ID from WEATHER_DATA')).toEqual([{ OBSERVATION_ID: 'kept' }]);
    expect(await second.ask('select name from user_ords_clients')).toEqual([{ NAME: 'weatherstrmfunc' }]);
    await second.close();
    await first.close();
    await rm(copy, { recursive: true });
  });

  it('undoes what a session did before it failed, in rows and in the dictionary', async () => {
    const database = await openTestDatabase(folder);
    await bootstrap(database);
    const block = `begin insert into WEATHER_DATA (OBSERVATION_ID) values ('gone'); ords.create_role('gone'); raise_application_error(-20001, 'stop'); end;`;
    await expect(database.execute('DEMO', block)).rejects.toThrow('stop');
    expect(await database.ask('select count(*) as N from WEATHER_DATA')).toEqual([{ N: 0 }]);
    expect(await database.ask(`select count(*) as N from user_ords_roles where name = 'gone'`)).toEqual([
      { N: 0 },
    ]);
    await database.close();
  });

  it('gives up the statement under way when it closes, and those that wait', async () => {
    const open = await openTestDatabase(folder);
    await bootstrap(open);
    await open.execute('DEMO', `insert into WEATHER_DATA (OBSERVATION_ID) values ('kept')`);
    const { database } = open;
    const hours = 'SELECT count(*) FROM range(1000000) a(x), range(1000000) b(y) WHERE x < y * y - 5';
    const refused = { code: 'DATABASE_CLOSED', retriable: true };
    const outcomes = Promise.all([
      expect(database.exclusive(() => database.file.query(hours))).rejects.toMatchObject(refused),
      expect(
        open.execute('DEMO', `insert into WEATHER_DATA (OBSERVATION_ID) values ('late')`),
      ).rejects.toMatchObject(refused),
    ]);
    await open.close();
    await outcomes;
    const again = await openTestDatabase(folder);
    expect(await again.ask('select OBSERVATION_ID from WEATHER_DATA')).toEqual([{ OBSERVATION_ID: 'kept' }]);
    await again.close();
  });

  it('says with a way out that the file is damaged', async () => {
    await writeFile(
      join(folder, 'x.duckdb'),
      'this is not a database, it only has the name of one'.repeat(100),
    );
    await expect(openDatabase(join(folder, 'x.duckdb'), limits)).rejects.toMatchObject({
      code: 'DATABASE_UNREADABLE',
      message: expect.stringContaining('local:reset') as string,
    });
  });

  it.each([0.3, 0.5, 0.8])(
    'says so too of a file of which only the first %d parts are there',
    async (part) => {
      const database = await openTestDatabase(folder);
      await bootstrap(database);
      await database.execute('DEMO', `insert into WEATHER_DATA (OBSERVATION_ID) values ('lost')`);
      await database.close();
      const [name = ''] = await readdir(folder);
      const { size } = await stat(join(folder, name));
      await truncate(join(folder, name), Math.floor(size * part));
      const useIt = async () => {
        const again = await openTestDatabase(folder);
        await again.ask('select count(*) as N, max(OBSERVATION_ID) as LAST from WEATHER_DATA');
      };
      await expect(useIt()).rejects.toMatchObject({ code: 'DATABASE_UNREADABLE' });
    },
  );

  it('says that another process holds the file', async () => {
    const path = join(folder, 'x.duckdb');
    const database = await openDatabase(path, limits);
    const script = `require('@duckdb/node-api').DuckDBInstance.create(process.argv[1]).catch((e) => console.log(e.message))`;
    const said = execFileSync(process.execPath, ['-e', script, path], { cwd: __dirname, encoding: 'utf8' });
    await database.close();
    expect(said).toMatch(/lock/i);
  });
});
