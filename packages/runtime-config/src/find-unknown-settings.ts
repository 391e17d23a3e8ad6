import type { ConfigProblem } from './errors';
import type { Environment } from './types';

/** What {@link findUnknownSettings} compares with. */
export interface KnownSettings {
  /** Names that are settings of ours. */
  known: readonly string[];
  /** Beginnings of names that are ours alone: whatever else begins so is a mistake. */
  prefixes: readonly string[];
}

/** Names shorter than this are left alone unless they have one of our prefixes: too much else is near to them. */
const shortestComparedName = 8;

/** Levenshtein distance: insertions, deletions and replacements from one text to the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function findNearest(
  name: string,
  known: readonly string[],
): { nearest: string; distance: number } | undefined {
  return known
    .map((candidate) => ({ nearest: candidate, distance: editDistance(name.toUpperCase(), candidate) }))
    .sort((a, b) => a.distance - b.distance)[0];
}

/**
 * Finds variables that look like settings of ours but are none: a mistyped name would otherwise do nothing, silently.
 * Looked at are names with one of our prefixes, and names that differ from a setting by one character or by case.
 */
export function findUnknownSettings(env: Environment, { known, prefixes }: KnownSettings): ConfigProblem[] {
  const names = Object.keys(env).filter((name) => env[name] !== undefined && !known.includes(name));
  return names.flatMap((name) => {
    const isOurs = prefixes.some((prefix) => name.startsWith(prefix));
    if (!isOurs && name.length < shortestComparedName) return [];
    // A process has many variables and a function little time: only names of nearly this length can be near.
    const near = known.filter((candidate) => isOurs || Math.abs(candidate.length - name.length) <= 1);
    const found = findNearest(name, near);
    const isNear = found !== undefined && found.distance <= 1;
    if (!isOurs && !isNear) return [];
    const isGuess = found !== undefined && found.distance <= 4;
    const wayOut = isGuess ? `did you mean ${found.nearest}?` : 'unset it, or see the table of settings';
    return [{ setting: name, problem: `there is no such setting; ${wayOut}` }];
  });
}
