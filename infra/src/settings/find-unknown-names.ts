import type { StackConfigProblem } from '../errors';

const normalise = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Finds names that are no settings: a mistyped one would otherwise do nothing, silently. */
export function findUnknownNames(names: readonly string[], known: readonly string[]): StackConfigProblem[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const nearest = known.find(
        (candidate) =>
          normalise(candidate).startsWith(normalise(name)) ||
          normalise(name).startsWith(normalise(candidate)),
      );
      const wayOut =
        nearest === undefined ? 'remove it, or see the table of settings' : `did you mean ${nearest}?`;
      return { setting: name, problem: `there is no such setting; ${wayOut}` };
    });
}
