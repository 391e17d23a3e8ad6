// Plain functions, no zod: the function reads its settings before it serves, and its bundle is its cold start.

/** A kind of value: how its text is read, and how it is named to a person. */
export interface ValueKind<T> {
  /** Reads the text of the variable; `undefined` when it is no such value. */
  read: (text: string) => T | undefined;
  /** Completes "must be …". */
  expected: string;
  /** What exactly is wrong with a text that cannot be read, where that helps. */
  explain?: (text: string) => string | undefined;
}

function readNumber(text: string, pattern: RegExp, min: number, max: number): number | undefined {
  const value = pattern.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}

/** A whole number within limits, both included. */
export function wholeNumber(min: number, max: number): ValueKind<number> {
  return {
    read: (text) => readNumber(text, /^\d{1,15}$/, min, max),
    expected: `a whole number from ${min} to ${max}`,
  };
}

/** A number within limits, both included, with a decimal point if need be. */
export function decimalNumber(min: number, max: number): ValueKind<number> {
  return {
    read: (text) => readNumber(text, /^\d{1,15}(\.\d{1,9})?$/, min, max),
    expected: `a number from ${min} to ${max}`,
  };
}

/** One of a closed list of words. */
export function choice<const Word extends string>(words: readonly [Word, ...Word[]]): ValueKind<Word> {
  return { read: (text) => words.find((word) => word === text), expected: `one of ${words.join(', ')}` };
}

/** Text without blanks that matches a pattern; `expected` names it to a person. */
export function textMatching(pattern: RegExp, expected: string): ValueKind<string> {
  return { read: (text) => (pattern.test(text) ? text : undefined), expected };
}

/** Any text, like a path. */
export function anyText(expected: string): ValueKind<string> {
  return { read: (text) => text, expected };
}

/** An OCID of one resource type, like `ocid1.stream.…`. */
export function ocid(resourceType: string): ValueKind<string> {
  return textMatching(
    new RegExp(`^ocid1\\.${resourceType}\\.[A-Za-z0-9._-]{1,240}$`),
    `the OCID of a ${resourceType} (ocid1.${resourceType}.…)`,
  );
}
