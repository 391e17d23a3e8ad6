import type { Setting } from './setting';
import { stackSettings } from './stack-settings';

const toCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '\\<');

/** The settings of a stack as a Markdown table. */
export function toSettingsTable(): string {
  const rows = Object.entries<Setting<unknown>>(stackSettings).map(
    ([name, { what, expected, whenUnset }]) => {
      const shown = whenUnset.includes('@sha256:') ? 'node 22 on Debian, by its digest' : whenUnset;
      return `| \`${name}\` | ${[what, expected, shown].map(toCell).join(' | ')} |`;
    },
  );
  return ['| setting | what | value | when unset |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
