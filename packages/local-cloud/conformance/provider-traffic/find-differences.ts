const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;

/** Two answers to one request. */
export interface Answers {
  /** With the ids of this run. */
  recorded: unknown;
  actual: unknown;
  /** What was sent, with the ids of this run: what the recorded answer repeats of it must be repeated. */
  sent?: unknown;
}

/**
 * Says what of a recorded answer is not in the actual one: fields, entries of lists, and values that only repeat what was
 * sent. Other values may differ, further fields may be there.
 */
export function findDifferences({ recorded, actual, sent }: Answers, at = 'answer'): string[] {
  if (recorded === null || recorded === undefined) return [];
  if (kindOf(recorded) !== kindOf(actual)) return [`${at} is ${kindOf(actual)}, not ${kindOf(recorded)}`];
  if (!isObject(recorded) || !isObject(actual))
    return recorded === sent && actual !== sent
      ? [`${at} is ${JSON.stringify(actual)}, not ${JSON.stringify(sent)}`]
      : [];
  return Object.entries(recorded).flatMap(([name, value]) =>
    findDifferences(
      { recorded: value, actual: actual[name], sent: isObject(sent) ? sent[name] : undefined },
      `${at}.${name}`,
    ),
  );
}
