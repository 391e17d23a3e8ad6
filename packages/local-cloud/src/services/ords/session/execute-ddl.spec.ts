import { bootstrap, bootstrapSecrets, readStatement } from '../testing/bootstrap-statements';
import { openTestDatabase, type TestDatabase } from '../testing/test-database';

const password = bootstrapSecrets.demoPassword;

const createUser = async (database: TestDatabase) => {
  await database.execute('ADMIN', readStatement('plain/create-user.sql', { password }));
  await database.execute('ADMIN', readStatement('plain/grant-user.sql'));
};

describe('DDL that is refused', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it.each([
    ['Short-1', '12 to 30'],
    ['no-capital-letters-1', 'capital'],
    ['NO-SMALL-LETTERS-1', 'small'],
    ['No-Digits-Anywhere', 'digit'],
    ['Demo-In-The-Password-1', 'user name'],
  ])('refuses the password %s', async (weak, reason) => {
    const creation = database.execute('ADMIN', readStatement('plain/create-user.sql', { password: weak }));
    await expect(creation).rejects.toThrow(reason);
    await expect(creation).rejects.not.toThrow(weak);
  });

  it('never repeats a password that it cannot read', async () => {
    const creation = database.execute('ADMIN', `create user DEMO identified by 'Sunny-Skies-2026'`);
    await expect(creation).rejects.toThrow(/^ORA-00988: missing or invalid password\(s\)$/);
  });

  describe('when there is a user', () => {
    beforeAll(() => createUser(database));

    it.each([
      'create table T (A xmltype)',
      'create table T (A number check (A > 0))',
      'create table T (A number unique)',
      'create table T (A number) partition by range (A) (partition p values less than (1))',
      'create view V as select 1 as A from dual',
      'create unique index I on T (A)',
      'create or replace procedure P is begin null; end;',
      'create or replace package P as function f return number; end P;',
      'create or replace package P as procedure q; x number; end P;',
      'create or replace type body P as function f return number is begin return 1; end; end P;',
    ])('refuses what it does not have: %s', async (statement) => {
      await expect(database.execute('DEMO', statement)).rejects.toThrow(
        'not implemented by the local database',
      );
      expect(await database.ask('select count(*) as N from user_objects')).toEqual([{ N: 0 }]);
    });
  });
});

describe('a table', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await createUser(database);
    await database.execute(
      'DEMO',
      `create table T (A varchar2(7) not null, B number(4,1), "doc" clob check ("doc" is json))`,
    );
  });
  afterAll(() => database.close());

  it.each([
    ['ORA-12899', `insert into T (A) values ('äöü12')`],
    ['ORA-01400', `insert into T (B) values (1)`],
    ['ORA-02290', `insert into T (A, "doc") values ('a', 'no json')`],
    ['ORA-01438', `insert into T (A, B) values ('a', 12345)`],
    ['ORA-00904', `insert into T (A, doc) values ('a', '{}')`],
    ['ORA-00947', `insert into T (A, B) values ('a')`],
    ['ORA-00913', `insert into T (A) values ('a', 1)`],
    ['ORA-00942', `insert into U (A) values ('a')`],
    ['ORA-01722', `insert into T (A, B) values ('a', 'b')`],
    ['ORA-03001', `update T set A = 'b'`],
  ])('keeps its rules: %s for %s', async (code, statement) => {
    await expect(database.execute('DEMO', statement)).rejects.toThrow(code);
  });
});

describe('DDL', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  it('makes a user once, and changes the password as often as asked', async () => {
    await createUser(database);
    await expect(
      database.execute('ADMIN', readStatement('plain/create-user.sql', { password })),
    ).rejects.toThrow('ORA-01920');
    await database.execute(
      'ADMIN',
      readStatement('plain/alter-user-password.sql', { password: 'Another-Password-1' }),
    );
    await expect(
      database.execute('ADMIN', 'alter user NOBODY identified by "Another-Password-1"'),
    ).rejects.toThrow('ORA-01918');
  });

  it('asks for the privileges that Oracle asks for', async () => {
    await database.execute('ADMIN', readStatement('plain/create-user.sql', { password }));
    await expect(database.execute('DEMO', readStatement('plain/create-table.sql'))).rejects.toThrow(
      'ORA-01031',
    );
    await expect(database.execute('DEMO', readStatement('blocks/create-package.sql'))).rejects.toThrow(
      'ORA-01031',
    );
    await expect(database.execute('DEMO', 'grant create table to DEMO')).rejects.toThrow('ORA-01031');
    await expect(database.execute('DEMO', readStatement('blocks/enable-schema.sql'))).rejects.toThrow(
      'PLS-00201',
    );
  });

  it('counts bytes, rounds numbers and gives defaults as Oracle does', async () => {
    await createUser(database);
    await database.execute(
      'DEMO',
      `create table T (A varchar2(7) primary key, B number(4,1) default 1 + 1, C varchar2(9) default upper('x'))`,
    );
    await database.execute('DEMO', `insert into T (A, B) values ('äöü1', 1.26)`);
    await database.execute('DEMO', `insert into T (A) values (12)`);
    expect(await database.ask('select A, B, C from T order by B')).toEqual([
      { A: 'äöü1', B: 1.3, C: 'X' },
      { A: '12', B: 2, C: 'X' },
    ]);
    await expect(database.execute('DEMO', `insert into T (A) values ('12')`)).rejects.toThrow('ORA-00001');
    expect(await database.execute('DEMO', `delete from T t where t.B > 1.5`)).toMatchObject({ count: 1 });
  });

  it('does what the changed text of a package says', async () => {
    await bootstrap(database);
    const body = readStatement('blocks/create-package-body.sql');
    const changed = body.replace(`path '$.partition'`, `path '$.shard'`);
    expect(changed).not.toBe(body);
    await database.execute('DEMO', changed);
    const row = {
      id: 'a',
      station: 'A',
      observedAt: '2013-01-01T00:00:00Z',
      shard: '5',
      offset: 1,
      location: {},
      current: {},
    };
    await database.execute(
      'DEMO',
      'declare s number; d number; begin weather_ingest.store_batch(:body, s, d); end;',
      { BODY: JSON.stringify([row]) },
    );
    expect(await database.ask('select STREAM_PARTITION from WEATHER_DATA')).toEqual([
      { STREAM_PARTITION: '5' },
    ]);
  });

  it('says where a package goes beyond what is read here', async () => {
    await bootstrap(database);
    const body = readStatement('blocks/create-package-body.sql').replace(
      'when not matched then insert',
      'when matched then update set target.STATION = source.station when not matched then insert',
    );
    await database.execute('DEMO', body);
    const call = database.execute(
      'DEMO',
      'declare s number; d number; begin weather_ingest.store_batch(:body, s, d); end;',
      { BODY: '[]' },
    );
    await expect(call).rejects.toThrow(/expected WHEN NOT MATCHED.*line \d+, column \d+/);
  });
});
