/** Variables of a process. */
export type EnvironmentVariables = Record<string, string>;

/**
 * One line of a file that systemd reads with `EnvironmentFile=`: the value in quotes, what it would interpret escaped.
 * https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=
 *
 * @throws TypeError when the value has more than one line
 */
export function toEnvironmentLine(name: string, value: string): string {
  if (/[\r\n\0]/.test(value)) throw new TypeError(`the value of ${name} has more than one line`);
  return `${name}="${value.replace(/[\\"$`]/g, '\\$&')}"\n`;
}

/** Variables as such a file. */
export const toEnvironmentFile = (variables: EnvironmentVariables): string =>
  Object.entries(variables)
    .map(([name, value]) => toEnvironmentLine(name, value))
    .join('');

/** Reads what {@link toEnvironmentFile} writes, as systemd does. */
export const parseEnvironmentFile = (text: string): EnvironmentVariables =>
  Object.fromEntries(
    [...text.matchAll(/^(\w+)="(.*)"$/gm)].map(([, name = '', value = '']) => [
      name,
      value.replace(/\\([\\"$`])/g, '$1'),
    ]),
  );
