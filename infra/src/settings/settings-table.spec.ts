import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setting } from './setting';
import { toSettingsTable } from './settings-table';
import { stackSettings } from './stack-settings';

const read = (name: string): string => readFileSync(join(__dirname, '../..', name), 'utf8');

/** Prettier pads the cells of a table; what they say is compared. */
const unpadded = (markdown: string): string => markdown.replace(/ {2,}/g, ' ').replace(/-{3,}/g, '---');

describe(toSettingsTable, () => {
  it('is what the README says', () => {
    expect(unpadded(read('README.md'))).toContain(unpadded(toSettingsTable()));
  });

  it.each(Object.entries<Setting<unknown>>(stackSettings))(
    'gives %s an example that it accepts itself',
    (_name, { example, read: readSetting }) => {
      const good = example.replace(/<64 hexadecimal digits>/, 'a'.repeat(64));
      expect(readSetting(good)).toHaveProperty('value');
    },
  );
});

describe('Pulumi.example.yaml', () => {
  it('names every setting, and nothing else', () => {
    const named = [...read('Pulumi.example.yaml').matchAll(/^ *#? *weather-stream:(\w+):/gm)].map(
      ([, name]) => name,
    );
    expect(named.sort()).toEqual(Object.keys(stackSettings).sort());
  });
});
