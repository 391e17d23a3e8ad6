const linePattern = /^([A-Z][A-Z0-9_]*)='([^']*)'$/;

/**
 * Reads the file that `local:up` writes, strictly: a name, an equals sign and a single-quoted value on each line.
 *
 * @throws Error naming the first line that is anything else
 */
export function parseEnvFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const [, name, value] = linePattern.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`Not NAME='value': ${line}`);
    values[name] = value;
  }
  return values;
}
