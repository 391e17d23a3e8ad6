import fc from 'fast-check';
import type { SqlValue } from '../store/open-duck-file';
import { openTestDatabase, type TestDatabase } from '../testing/test-database';

describe('blocks of PL/SQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  /** Runs statements around one bind variable `:r` and answers it. */
  const run = async (block: string, given: Record<string, SqlValue> = {}): Promise<SqlValue | undefined> => {
    const binds: Record<string, SqlValue> = { R: null, ...given };
    await database.execute('ADMIN', block, binds);
    return binds.R;
  };
  const evaluate = (expression: string): Promise<SqlValue | undefined> =>
    run(`begin :r := ${expression}; end;`);

  it.each<[string, SqlValue]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['-2 + 5', 3],
    ['10 / 4', 2.5],
    ['1 + null', null],
    [`'a' || null || 'b'`, 'ab'],
    [`'a' || 1`, 'a1'],
    [`''`, null],
    [`lpad(to_char(abs(-942)), 5, '0')`, '00942'],
    [`lpad('abcdef', 3)`, 'abc'],
    [`substr('abcdef', 2, 3)`, 'bcd'],
    [`substr('abcdef', -2)`, 'ef'],
    [`upper('a') || lower('B') || trim(' c ')`, 'Abc'],
    [`nvl(null, 'x')`, 'x'],
    [`length('größe')`, 5],
    [`to_number('12') + 1`, 13],
    ['sqlcode', 0],
  ])('computes %s', async (expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['1 = 1', 'yes'],
    ['1 = 2', 'no'],
    ['null = null', 'no'],
    ['not (null = null)', 'no'],
    ['null is null', 'yes'],
    ['1 is not null and 2 > 1', 'yes'],
    ['1 = 2 or 3 >= 3', 'yes'],
    ['null = 1 or 1 = 1', 'yes'],
    ['-5 between -10 and -1', 'yes'],
    ['5 not between 1 and 3', 'yes'],
    ['-1722 in (-1400, -1722)', 'yes'],
    ['1 not in (2, null)', 'no'],
    [`'10' = 10`, 'yes'],
    [`not 1 = 2`, 'yes'],
  ])('decides %s: %s', async (condition, expected) => {
    expect(await run(`begin if ${condition} then :r := 'yes'; else :r := 'no'; end if; end;`)).toBe(expected);
  });

  it('takes the first branch whose condition holds', async () => {
    const block = `begin if :n = 1 then :r := 'one'; elsif :n = 2 then :r := 'two'; else :r := 'many'; end if; end;`;
    const answers = [];
    for (const N of [1, 2, 3]) answers.push(await run(block, { N }));
    expect(answers).toEqual(['one', 'two', 'many']);
  });

  it('handles errors by name or number, and raises them again', async () => {
    const failing = (handler: string) =>
      `begin select dummy into :x from dual where 1 = 2; exception ${handler} end;`;
    const declared = (handler: string) =>
      failing(handler).replace('begin', 'declare x varchar2(9); begin').replace(':x', 'x');
    expect(await run(declared(`when no_data_found then :r := sqlcode;`))).toBe(100);
    expect(await run(declared(`when dup_val_on_index then null; when others then :r := sqlerrm;`))).toBe(
      'ORA-01403: no data found',
    );
    await expect(run(declared(`when others then raise;`))).rejects.toThrow('ORA-01403');
    await expect(run(`begin raise_application_error(-20001, 'own words'); end;`)).rejects.toThrow(
      'ORA-20001: own words',
    );
  });

  it('never lets a block handle what is not implemented here', async () => {
    await expect(run('begin dbms_lock.sleep(1); exception when others then null; end;')).rejects.toThrow(
      'not implemented by the local database: the procedure DBMS_LOCK.SLEEP (line 1, column 7)',
    );
  });

  it('keeps variables within their length and their kind', async () => {
    await expect(run(`declare t varchar2(2); begin t := 'abc'; end;`)).rejects.toThrow('ORA-06502');
    await expect(run(`declare n number; begin n := 'abc'; end;`)).rejects.toThrow('ORA-06502');
    await expect(run(`begin unknown := 1; end;`)).rejects.toThrow('PLS-00201');
  });

  it('lets an inner block see the outer variables and hide them', async () => {
    const block = `declare a number := 1; b number := 2; begin
      declare b number := 10; begin a := a + b; end; :r := a * 100 + b; end;`;
    expect(await run(block)).toBe(1102);
  });

  it.each([
    ['while loops', 'begin while 1 = 1 loop null; end loop; end;'],
    ['for loops', 'begin for i in 1..2 loop null; end loop; end;'],
    ['execute immediate', `begin execute immediate 'drop table x'; end;`],
    ['cursors', 'declare cursor c is select 1 from dual; begin null; end;'],
    ['a block without an end', 'begin null;'],
    ['a missing argument value', 'begin htp.p(cbuf => ); end;'],
  ])('refuses %s with a position', async (_what, block) => {
    await expect(run(block)).rejects.toThrow(/ORA-03001.*line 1, column \d+/s);
  });

  it('refuses arguments that a procedure does not have', async () => {
    await expect(run(`begin htp.p(text => 'x'); end;`)).rejects.toThrow('PLS-00306');
    await expect(run(`begin htp.p('x', 'y'); end;`)).rejects.toThrow('PLS-00306');
  });

  const sum = fc.letrec<{ sum: { text: string; value: number } }>((tie) => ({
    sum: fc.oneof(
      { maxDepth: 4 },
      fc.integer({ min: 0, max: 99 }).map((value) => ({ text: String(value), value })),
      fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum')).map(([a, operator, b]) => ({
        text: `(${a.text} ${operator} ${b.text})`,
        value:
          operator === '+' ? a.value + b.value : operator === '-' ? a.value - b.value : a.value * b.value,
      })),
    ),
  })).sum;

  it.each(['0 * (0 - 1)', '-0', '0 / (0 - 1)'])('knows one zero: %s', async (expression) => {
    expect(await evaluate(expression)).toBe(0);
  });

  it('computes any nesting of sums and products', async () => {
    await fc.assert(
      fc.asyncProperty(sum, async ({ text, value }) => {
        expect(await evaluate(text)).toBe(value + 0);
      }),
      { numRuns: 50 },
    );
  });
});
