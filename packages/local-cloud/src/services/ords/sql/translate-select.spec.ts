import fc from 'fast-check';
import { bootstrap } from '../testing/bootstrap-statements';
import { openTestDatabase, type TestDatabase } from '../testing/test-database';

/** Statements that fill the table, each with its own row. */
const rows = [
  `('a', 'EWR', timestamp '2013-01-01 06:00:00', '{"name":"Newark"}', '{"temp_c":9.5,"flag":true,"wind":{"kph":[1, 2]},"empty":"","none":null}', 1)`,
  `('b', 'EWR', timestamp '2013-01-01 07:00:00', '{"name":"Newark"}', '{"temp_c":10,"gust":"3"}', 2)`,
  `('c', 'JFK', null, null, '{"temp_c":-1}', null)`,
];
const columns = '(OBSERVATION_ID, STATION, OBSERVED_AT, "location", "current", STREAM_OFFSET)';

describe('queries of Oracle on DuckDB', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await bootstrap(database);
    for (const row of rows)
      await database.execute('DEMO', `insert into WEATHER_DATA ${columns} values ${row}`);
  });
  afterAll(() => database.close());

  const column = async (expression: string, rest = ''): Promise<unknown[]> =>
    (await database.ask(`select ${expression} as X from WEATHER_DATA w ${rest}`)).map(({ X }) => X);

  it.each<[string, string, unknown[]]>([
    ['numbers as text', 'w."current".temp_c', ['9.5', '10', '-1']],
    ['numbers as numbers when asked', 'w."current".temp_c.number()', [9.5, 10, -1]],
    ['truth values as text', 'w."current".flag', ['true', null, null]],
    ['objects as JSON', 'w."current".wind', ['{"kph":[1,2]}', null, null]],
    ['arrays as JSON', 'w."current".wind.kph', ['[1,2]', null, null]],
    ['what is missing, null or empty as null', 'w."current".empty', [null, null, null]],
    ['JSON null as null', 'w."current".none', [null, null, null]],
    ['nothing for a field in other letters', 'w."current".TEMP_C', [null, null, null]],
    ['nothing of a column that is null', 'w."location".name', ['Newark', 'Newark', null]],
    ['quoted fields', 'w."current"."temp_c"', ['9.5', '10', '-1']],
    ['JSON_VALUE', `json_value(w."current", '$.wind.kph[1]')`, ['2', null, null]],
    ['JSON_VALUE as number', `json_value(w."current", '$.temp_c' returning number)`, [9.5, 10, -1]],
    ['text joined to nothing', `w.STATION || w."location".name || null`, ['EWRNewark', 'EWRNewark', 'JFK']],
    ['numbers as text in text', `w.STATION || w.STREAM_OFFSET`, ['EWR1', 'EWR2', 'JFK']],
    ['NVL', 'nvl(w.STREAM_OFFSET, 7)', [1, 2, 7]],
    [
      'CASE',
      `case when w.STREAM_OFFSET > 1 then 'late' when w.STREAM_OFFSET = 1 then 'early' end`,
      ['early', 'late', null],
    ],
    ['SUBSTR from the end', 'substr(w.STATION, -2)', ['WR', 'WR', 'FK']],
    ['SUBSTR from zero', 'substr(w.STATION, 0, 1)', ['E', 'E', 'J']],
    ['arithmetic', 'w.STREAM_OFFSET * 2 + 1', [3, 5, null]],
    [
      'TO_CHAR of instants',
      `to_char(w.OBSERVED_AT, 'YYYY-MM-DD"T"HH24:MI')`,
      ['2013-01-01T06:00', '2013-01-01T07:00', null],
    ],
  ])('reads %s', async (_what, expression, expected) => {
    expect(await column(expression, 'order by OBSERVATION_ID')).toEqual(expected);
  });

  it.each<[string, string, unknown[]]>([
    ['text in a document', `where w."location".name = 'Newark'`, ['a', 'b']],
    ['a number in a document, as a number', 'where w."current".temp_c > 9.7', ['b']],
    ['text beside a number', 'where w."current".gust = 3', ['b']],
    [
      'instants',
      `where OBSERVED_AT > to_timestamp_tz('2013-01-01T06:30:00Z', 'YYYY-MM-DD"T"HH24:MI:SSTZR')`,
      ['b'],
    ],
    ['nothing that equals the empty text', `where STATION = ''`, []],
    ['everything that is not null', 'where "location" is not null', ['a', 'b']],
    ['a list', `where STATION in ('JFK', 'LGA')`, ['c']],
    ['a pattern', `where STATION like '%F%'`, ['c']],
    ['a range', 'where STREAM_OFFSET between 2 and 3', ['b']],
    ['another select', 'where STREAM_OFFSET = (select max(STREAM_OFFSET) from WEATHER_DATA)', ['b']],
    ['nulls last', 'order by STREAM_OFFSET', ['a', 'b', 'c']],
    ['nulls first when descending', 'order by STREAM_OFFSET desc', ['c', 'b', 'a']],
    ['text order of numbers in documents', 'order by w."current".temp_c', ['c', 'b', 'a']],
    ['the first rows', 'order by OBSERVATION_ID fetch first 2 rows only', ['a', 'b']],
    ['the rows after the first', 'order by OBSERVATION_ID offset 1 rows fetch next 1 rows only', ['b']],
  ])('finds and orders by %s', async (_what, rest, expected) => {
    const ordered = rest.includes('order by') ? rest : `${rest} order by OBSERVATION_ID`;
    expect(await column('w.OBSERVATION_ID', ordered)).toEqual(expected);
  });

  it('groups, counts and joins', async () => {
    expect(
      await database.ask(
        'select station, count(*), max(w."current".temp_c.number()) as WARMEST from WEATHER_DATA w group by station having count(*) > 1',
      ),
    ).toEqual([{ STATION: 'EWR', 'COUNT(*)': 2, WARMEST: 10 }]);
    expect(
      await database.ask(
        'select a.OBSERVATION_ID as LEFT_ID, b.OBSERVATION_ID as RIGHT_ID from WEATHER_DATA a join WEATHER_DATA b on a.STATION = b.STATION and a.STREAM_OFFSET < b.STREAM_OFFSET',
      ),
    ).toEqual([{ LEFT_ID: 'a', RIGHT_ID: 'b' }]);
  });

  it('names columns as Oracle does', async () => {
    const [row] = await database.ask(
      `select w."current".temp_c, w.station, count(*) over_all, w.STREAM_OFFSET + 1, 'a B' as "Mixed Case" from WEATHER_DATA w
       where OBSERVATION_ID = 'a' group by w."current".temp_c, w.station, w.STREAM_OFFSET`,
    );
    expect(Object.keys(row ?? {})).toEqual([
      'TEMP_C',
      'STATION',
      'OVER_ALL',
      'W.STREAM_OFFSET+1',
      'Mixed Case',
    ]);
  });

  it.each([
    ['ORA-00942', 'select 1 from NOTHING'],
    ['ORA-00942', 'select 1 from SYS.WEATHER_DATA'],
    ['ORA-00904', 'select w.location from WEATHER_DATA w'],
    ['ORA-00904', 'select WEATHER_DATA."location".name from WEATHER_DATA'],
    ['ORA-00904', 'select w.STATION.name from WEATHER_DATA w'],
    ['ORA-00918', 'select STATION from WEATHER_DATA a, WEATHER_DATA b'],
    ['ORA-00918', 'select w."location".name, w.STATION as NAME from WEATHER_DATA w'],
    ['ORA-00923', 'select 1'],
    ['ORA-00933', 'select 1 from WEATHER_DATA limit 1'],
    ['ORA-00979', 'select STATION, count(*) from WEATHER_DATA group by OBSERVED_AT'],
    ['ORA-01722', `select 1 from WEATHER_DATA where STATION > 5`],
    ['ORA-00911', 'select 1::text from dual'],
    ['ORA-01756', `select 'open from dual`],
    ['ORA-00900', 'selec 1 from dual'],
    ['ORA-01008', 'select :missing from dual'],
    ['ORA-03001', 'select * from (select 1 as a from dual) where rownum = 1 union all select 2 from dual'],
    ['ORA-03001', 'with q as (select 1 as a from dual) select a from q'],
    ['ORA-03001', `select w."current".wind.kph.max from WEATHER_DATA w`],
    ['ORA-03001', `select json_value(w."current", '$.wind.kph.max') as X from WEATHER_DATA w`],
    ['ORA-03001', 'select soundex(STATION) from WEATHER_DATA'],
    ['ORA-03001', `select 1 from WEATHER_DATA where OBSERVED_AT > '2013-01-01'`],
    ['ORA-03001', 'select listagg(STATION) from WEATHER_DATA'],
    ['ORA-03001', 'select rank() over (order by STATION) from WEATHER_DATA'],
  ])('answers %s to %s', async (code, statement) => {
    await expect(database.ask(statement)).rejects.toThrow(code);
  });

  const field = fc.oneof(
    fc.constantFrom('temp_c', 'text', 'select', 'Temp', 'größe'),
    fc.string({ minLength: 1 }).filter((name) => name !== '*' && !/["\u0000-\u001f]/.test(name)),
  );
  const scalar = fc.oneof(
    fc.string({ maxLength: 50 }).filter((text) => !text.includes('\u0000')),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );

  it('reads any scalar under any path of quoted fields as its text', async () => {
    await database.execute('DEMO', 'create table DOCUMENTS (ID number, "doc" clob check ("doc" is json))');
    let id = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(field, { minLength: 1, maxLength: 4 }), scalar, async (path, value) => {
        id += 1;
        const document = JSON.stringify(
          path.reduceRight<unknown>((inner, name) => Object.fromEntries([[name, inner]]), value),
        );
        await database.execute('DEMO', 'insert into DOCUMENTS values (:id, :document)', {
          ID: id,
          DOCUMENT: document,
        });
        const steps = path.map((name) => `."${name}"`).join('');
        const [found] = await database.ask(`select d."doc"${steps} as X from DOCUMENTS d where ID = ${id}`);
        expect(found?.X).toBe(value === null || value === '' ? null : String(value));
      }),
      { numRuns: 60 },
    );
  });
});
