import { formatTable } from './format-table';

describe(formatTable, () => {
  it('sets numbers to the right and text to the left under upper-case headings', () => {
    const rows = [
      { region: 'New Jersey', temp_c: 3.9 },
      { region: 'New York', temp_c: -10 },
    ];
    expect(formatTable(['region', 'temp_c'], rows)).toBe(
      ['REGION      TEMP_C', '----------  ------', 'New Jersey     3.9', 'New York       -10'].join('\n'),
    );
  });

  it('leaves a missing value empty', () => {
    expect(formatTable(['a', 'b'], [{ a: null, b: 'x' }])).toBe(['A  B', '-  -', '   x'].join('\n'));
  });

  it('shows the headings of an empty table', () => {
    expect(formatTable(['name'], [])).toBe(['NAME', '----'].join('\n'));
  });
});
