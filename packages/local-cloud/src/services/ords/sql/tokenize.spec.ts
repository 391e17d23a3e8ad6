import fc from 'fast-check';
import { splitStatements } from './split-statements';
import { tokenize } from './tokenize';

const read = (source: string): [string, string][] =>
  tokenize(source)
    .map(({ kind, value }): [string, string] => [kind, value])
    .slice(0, -1);

describe(tokenize, () => {
  it('tells words, names, texts, numbers, bind variables and symbols apart, and leaves comments out', () => {
    expect(read(`Select "a b", 'it''s', q'[x'y]', 1.5e3, :name /* c */ := a.b -- end\n=> 1..2`)).toEqual([
      ['word', 'SELECT'],
      ['quoted', 'a b'],
      ['symbol', ','],
      ['string', "it's"],
      ['symbol', ','],
      ['string', "x'y"],
      ['symbol', ','],
      ['number', '1.5e3'],
      ['symbol', ','],
      ['bind', 'NAME'],
      ['symbol', ':='],
      ['word', 'A'],
      ['symbol', '.'],
      ['word', 'B'],
      ['symbol', '=>'],
      ['number', '1'],
      ['symbol', '..'],
      ['number', '2'],
    ]);
  });

  it.each(["'open", "q'[open", '"open', 'a ; {', '\u0000'])('refuses %j', (source) => {
    expect(() => tokenize(source)).toThrow(/ORA-0(0911|1756)/);
  });

  it('gives back any text that was quoted', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read(`'${text.replaceAll("'", "''")}'`)).toEqual([['string', text]]);
      }),
    );
  });

  it('covers the source without gaps other than space', () => {
    const piece = fc.constantFrom('select', '"x"', "'t'", '1', ':b', ',', '(', ':=', '||', '--c\n', '/*c*/');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const source = pieces.join(' ');
        const written = tokenize(source).map(({ start, end }) => source.slice(start, end));
        expect(written.filter((text) => text !== '')).toEqual(
          pieces.filter((one) => !/^(--|\/\*)/.test(one)),
        );
      }),
    );
  });
});

describe(splitStatements, () => {
  const split = (source: string) => splitStatements(source).map(({ type, text }) => [type, text]);

  it('ends SQL at a semicolon and a block at a line with a slash', () => {
    expect(split('select 1 from dual;\nbegin null; end;\n/\ninsert into t values (1)')).toEqual([
      ['query', 'select 1 from dual'],
      ['plsql', 'begin null; end;'],
      ['dml', 'insert into t values (1)'],
    ]);
  });

  it('keeps the semicolons of a package', () => {
    const source = 'create or replace package body p as procedure q is begin null; end; end p;';
    expect(split(source)).toEqual([['ddl', source]]);
  });

  it('finds nothing in space, comments and lonely semicolons', () => {
    expect(split(' ;; -- nothing\n/* here */')).toEqual([]);
  });
});
