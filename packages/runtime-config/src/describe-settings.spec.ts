import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSettings, toSettingsTable } from './describe-settings';
import { functionSettings } from './function-settings';
import { localSettings } from './local-settings';
import { producerSettings } from './producer-settings';
import type { Setting } from './setting';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

/** Prettier pads the cells of a table; what they say is compared. */
const unpadded = (markdown: string): string => markdown.replace(/ {2,}/g, ' ').replace(/-{3,}/g, '---');

describe(describeSettings, () => {
  it.each(['producer', 'function', 'local'] as const)('is what the README says of the %s', (program) => {
    expect(unpadded(readme)).toContain(unpadded(toSettingsTable(describeSettings()[program])));
  });

  it.each(
    [producerSettings, functionSettings, localSettings]
      .flatMap((group): Setting<unknown>[] => Object.values(group))
      .map((s) => [s.name, s] as const),
  )('gives %s an example and a default that it accepts itself', (_name, setting) => {
    expect(setting.read(setting.example)).toHaveProperty('value');
    expect('standard' in setting ? setting.read(undefined) : { value: 0 }).toHaveProperty('value');
  });

  it('marks the only secret', () => {
    const secrets = describeSettings().producer.filter(({ secret }) => secret);
    expect(secrets.map(({ name }) => name)).toEqual(['WEATHER_API_KEY']);
  });
});
