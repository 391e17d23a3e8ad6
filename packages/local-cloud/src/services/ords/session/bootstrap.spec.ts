import { bootstrapSecrets, readStatement } from '../testing/bootstrap-statements';
import { openBootstrappedDatabase } from '../testing/open-bootstrapped-database';
import type { TestDatabase } from '../testing/test-database';

const articleQuery =
  'select w."location".region, w."location".name, w."location".country, w."current".last_updated, w."current".temp_c, w."current".condition.text FROM WEATHER_DATA w';

const observation = (over: Record<string, unknown> = {}) => ({
  id: 'EWR@2013-01-01T06:00:00Z',
  station: 'EWR',
  observedAt: '2013-01-01T06:00:00Z',
  partition: '0',
  offset: 7,
  location: { name: 'Newark', region: 'New Jersey', country: 'USA' },
  current: { temp_c: 3.9, last_updated: '2013-01-01 01:00', condition: { text: 'Overcast' } },
  ...over,
});

const batchOf = (over: Record<string, unknown>): string =>
  JSON.stringify([observation(), observation({ id: 'JFK@2013-01-01T06:00:00Z', ...over })]);

/** Calls the batch procedure as the handler does. */
const store = (database: TestDatabase, body: string) => {
  const binds: Record<string, string | number | null> = { BODY: body, STORED: null, DUPLICATES: null };
  const block =
    'declare s number; d number; begin WEATHER_INGEST.store_batch(p_body => :body, p_stored => s, p_duplicates => d); :stored := s; :duplicates := d; end;';
  return database
    .execute('DEMO', block, binds)
    .then(() => ({ stored: binds.STORED, duplicates: binds.DUPLICATES }));
};

describe('the bootstrap of the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openBootstrappedDatabase();
  });
  afterEach(() => database.execute('DEMO', 'delete from WEATHER_DATA'));
  afterAll(() => database.close());

  it('leaves a table that answers the article query, with and without its semicolon, in unquoted scalars', async () => {
    await store(database, JSON.stringify([observation()]));
    const rows = [
      {
        REGION: 'New Jersey',
        NAME: 'Newark',
        COUNTRY: 'USA',
        LAST_UPDATED: '2013-01-01 01:00',
        TEMP_C: '3.9',
        TEXT: 'Overcast',
      },
    ];
    expect(await database.ask(articleQuery)).toEqual(rows);
    expect(await database.ask(`${articleQuery};`)).toEqual(rows);
  });

  it('stores an observation once, within a batch and over batches', async () => {
    const twice = JSON.stringify([observation(), observation({ offset: 8 })]);
    expect(await store(database, twice)).toEqual({ stored: 1, duplicates: 1 });
    expect(await store(database, twice)).toEqual({ stored: 0, duplicates: 2 });
    expect(await database.ask('select STREAM_OFFSET, STORED_AT from WEATHER_DATA')).toEqual([
      { STREAM_OFFSET: 7, STORED_AT: new Date('2026-01-01T00:00:00Z') },
    ]);
  });

  it.each([
    ['ORA-40441', 'malformed JSON', '[{"id":'],
    ['ORA-40478', 'a station that is too long', batchOf({ station: 'X'.repeat(65) })],
    ['ORA-40462', 'no id', batchOf({ id: undefined })],
    ['ORA-01400', 'an id that is null', batchOf({ id: null })],
    ['ORA-01861', 'an instant that is none', batchOf({ observedAt: 'yesterday' })],
    ['ORA-40480', 'a location that is no object', batchOf({ location: 'here' })],
    ['ORA-01722', 'an offset that is no number', batchOf({ offset: 'seven' })],
    ['ORA-01438', 'an offset with too many digits', batchOf({ offset: 1e20 })],
    ['ORA-01438', 'an offset with far too many digits', batchOf({ offset: 1e90 })],
    ['ORA-01426', 'an offset that no NUMBER holds', batchOf({ offset: 1e200 })],
    ['ORA-40441', 'more than one JSON value', `${batchOf({})}[]`],
    ['ORA-40478', 'a partition that is too long', batchOf({ partition: 'p'.repeat(17) })],
  ])('answers %s for a batch with %s, and stores nothing of it', async (code, _what, body) => {
    await expect(store(database, body)).rejects.toThrow(code);
    expect(await database.ask('select count(*) from WEATHER_DATA')).toEqual([{ 'COUNT(*)': 0 }]);
  });

  it('says what exists when the bootstrap asks', async () => {
    for (const path of ['count-index', 'count-role', 'count-table', 'count-user'])
      expect([path, await database.ask(readStatement(`plain/${path}.sql`))]).toEqual([path, [{ FOUND: 1 }]]);
    expect(await database.ask(readStatement('plain/select-client.sql'))).toEqual([
      { CLIENT_ID: bootstrapSecrets.clientId },
    ]);
    expect(await database.ask(readStatement('plain/select-compile-errors.sql'))).toEqual([]);
    const roles = readStatement('plain/count-client-role.sql');
    expect(await database.ask(roles, { ROLE_NAME: 'weather.writer' })).toEqual([{ FOUND: 1 }]);
    expect(await database.ask(roles, { ROLE_NAME: 'other' })).toEqual([{ FOUND: 0 }]);
  });
});
