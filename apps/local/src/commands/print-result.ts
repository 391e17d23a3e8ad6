import type { RunAccount } from '../accounting/account-run';

/** Where the observations of a run ended, and how long it took. */
export interface RunResult {
  account: RunAccount;
  /** From the start of the producer until the last observation had its place. */
  seconds: number;
}

/** The account as one JSON object on one line. */
export function toResultJson({ account, seconds }: RunResult): string {
  const { published, stored, rejected, duplicates, unaccounted } = account;
  const missing = unaccounted.length > 0 ? { unaccounted: unaccounted.length } : {};
  return JSON.stringify({
    published,
    stored,
    rejected,
    duplicates,
    ...missing,
    seconds: Number(seconds.toFixed(3)),
  });
}

/** The account as a sentence. */
export function toResultSentence({ account, seconds }: RunResult): string {
  const { published, stored, rejected, duplicates } = account;
  return (
    `${published} observations published in ${seconds.toFixed(1)} s: ${stored} stored, ${rejected} rejected, ` +
    `${duplicates} already there`
  );
}
