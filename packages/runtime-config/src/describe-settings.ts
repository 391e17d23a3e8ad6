import { functionSettings } from './function-settings';
import { localSettings } from './local-settings';
import { producerSettings } from './producer-settings';
import type { Setting } from './setting';

/** One setting, as documentation shows it. */
export interface SettingDescription {
  name: string;
  description: string;
  /** What a value must be. */
  expected: string;
  /** Unit of a number; empty otherwise. */
  unit: string;
  /** The default, or what happens without a value. */
  whenUnset: string;
  example: string;
  secret: boolean;
}

/** The settings of each program, in the order in which they are declared. */
export interface SettingsDescription {
  producer: SettingDescription[];
  function: SettingDescription[];
  local: SettingDescription[];
}

const toDescription = (setting: Setting<unknown>): SettingDescription => ({
  name: setting.name,
  description: setting.description,
  expected: setting.expected,
  unit: setting.unit ?? '',
  whenUnset: setting.whenUnset,
  example: setting.example,
  secret: setting.secret ?? false,
});

/** Describes every setting, for documentation and for commands that print help. */
export function describeSettings(): SettingsDescription {
  return {
    producer: Object.values(producerSettings).map(toDescription),
    function: Object.values(functionSettings).map(toDescription),
    local: Object.values(localSettings).map(toDescription),
  };
}

const toCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '\\<');

/** Writes settings as a Markdown table. */
export function toSettingsTable(settings: readonly SettingDescription[]): string {
  const rows = settings.map(({ name, description, expected, unit, whenUnset, secret }) => {
    const marked = secret ? `${description}; **secret**` : description;
    const value = unit === '' ? expected : `${expected} (${unit})`;
    return `| \`${name}\` | ${[marked, value, whenUnset].map(toCell).join(' | ')} |`;
  });
  return ['| setting | what | value | when unset |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
