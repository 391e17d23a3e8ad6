import * as z from 'zod/mini';

/** A kind of value: how its text is read, and how it is named to a person. */
export interface ValueKind<T> {
  /** Reads the text of the variable. */
  schema: z.ZodMiniType<T, string>;
  /** Completes "must be …". */
  expected: string;
  /** What exactly is wrong with a text that the schema refuses, where that helps. */
  explain?: (text: string) => string | undefined;
}

function numberOf(pattern: RegExp, min: number, max: number): z.ZodMiniType<number, string> {
  return z.pipe(
    z.string().check(z.regex(pattern)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(min), z.maximum(max))),
  );
}

/** A whole number within limits, both included. */
export function wholeNumber(min: number, max: number): ValueKind<number> {
  return { schema: numberOf(/^\d{1,15}$/, min, max), expected: `a whole number from ${min} to ${max}` };
}

/** A number within limits, both included, with a decimal point if need be. */
export function decimalNumber(min: number, max: number): ValueKind<number> {
  return { schema: numberOf(/^\d{1,15}(\.\d{1,9})?$/, min, max), expected: `a number from ${min} to ${max}` };
}

/** One of a closed list of words. */
export function choice<const Word extends string>(words: readonly [Word, ...Word[]]): ValueKind<Word> {
  const schema: z.ZodMiniType<Word, string> = z.pipe(z.string(), z.literal(words));
  return { schema, expected: `one of ${words.join(', ')}` };
}

/** Text without blanks that matches a pattern; `expected` names it to a person. */
export function textMatching(pattern: RegExp, expected: string): ValueKind<string> {
  // Not z.regex: it alone would add a kilobyte to the function's bundle, which needs z.refine anyway.
  return { schema: z.string().check(z.refine((text) => pattern.test(text))), expected };
}

/** Any text, like a path. */
export function anyText(expected: string): ValueKind<string> {
  return { schema: z.string(), expected };
}

/** An OCID of one resource type, like `ocid1.stream.…`. */
export function ocid(resourceType: string): ValueKind<string> {
  return textMatching(
    new RegExp(`^ocid1\\.${resourceType}\\.[A-Za-z0-9._-]{1,240}$`),
    `the OCID of a ${resourceType} (ocid1.${resourceType}.…)`,
  );
}
