/** The account of a run, as `--json` prints it. */
export interface PrintedAccount {
  published: number;
  stored: number;
  rejected: number;
  duplicates: number;
  seconds: number;
}

/**
 * Reads the last line of standard output that begins with `{`.
 *
 * @throws Error when there is none
 */
export function readAccount(stdout: string): PrintedAccount {
  const line = stdout.split('\n').findLast((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`No line begins with {: ${stdout}`);
  return JSON.parse(line) as PrintedAccount;
}
