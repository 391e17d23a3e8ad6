import { readAccount } from './testing/read-account';
import { startWeather } from './testing/start-weather';
import { useWorkspaces } from './testing/use-workspace';

const newWorkspace = useWorkspaces();

describe('start --once', () => {
  it('prints the answer of the article’s query, and goes on with the next hour when it is called again', async () => {
    const workspace = newWorkspace();
    const first = await workspace.run(['start', '--once']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(tableOf(first.stdout)).toEqual([
      ['REGION', 'NAME', 'COUNTRY', 'LAST_UPDATED', 'TEMP_C', 'TEXT'],
      ['New Jersey', 'Newark Liberty Intl', 'United States of America', '2013-01-01 01:00', '3.9', 'Dry'],
      ['New York', 'John F Kennedy Intl', 'United States of America', '2013-01-01 01:00', '3.9', 'Dry'],
      ['New York', 'La Guardia', 'United States of America', '2013-01-01 01:00', '4.4', 'Dry'],
    ]);

    const second = await workspace.run(['start', '--once']);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    const hours = tableOf(second.stdout).map((cells) => cells[3]);
    expect(hours.slice(1).sort()).toEqual([
      ...Array.from({ length: 3 }, () => '2013-01-01 01:00'),
      ...Array.from({ length: 3 }, () => '2013-01-01 02:00'),
    ]);
    await workspace.isDeserted();
  });

  it('accounts for the other stations when one cannot be polled, and then says which and fails', async () => {
    const workspace = newWorkspace();
    const weather = await startWeather((place) => place.startsWith('40.6925'));
    try {
      const settings = { WEATHER_SOURCE: 'weatherapi', WEATHER_API_KEY: 'key', WEATHER_API_URL: weather.url };
      const { code, stdout, stderr } = await workspace.run(['start', '--once', '--json'], settings);
      expect(readAccount(stdout)).toMatchObject({ published: 2, stored: 2 });
      expect(stdout).toMatch(/^2 rows$/m);
      expect(stderr).toMatch(/could not be polled: EWR /);
      expect(code).toBe(1);
    } finally {
      await weather.close();
    }
  });
});

/** Cells of the table that a run prints: its heading, then its rows. */
function tableOf(stdout: string): string[][] {
  const lines = stdout.split('\n');
  const rule = lines.findIndex((line) => /^-+( {2}-+)+$/.test(line));
  const widths = (lines[rule] ?? '').split('  ').map(({ length }) => length);
  const end = lines.findIndex((line, index) => index > rule && /^\d+ rows$/.test(line));
  return lines
    .slice(rule - 1, end)
    .filter((_line, index) => index !== 1)
    .map((line) => {
      let from = 0;
      return widths.map((width) => {
        const cell = line.slice(from, from + width).trim();
        from += width + 2;
        return cell;
      });
    });
}
