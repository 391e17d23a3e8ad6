import { parseCidr } from '../rules/cidr';

/** A kind of value: how it is read from the stack file, where it may be typed or text, and how it is named to a person. */
export interface SettingKind<T> {
  /** Completes "must be …". */
  expected: string;
  /** The value, or `undefined` when it is none of this kind. */
  read: (raw: unknown) => T | undefined;
}

const textOf = (raw: unknown): string | undefined =>
  typeof raw === 'string' ? raw.trim() : typeof raw === 'number' ? String(raw) : undefined;

/** Pulumi hands lists and maps over as JSON text. */
function structureOf(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return undefined;
  }
}

/** Text that matches a pattern. */
export function textMatching(pattern: RegExp, expected: string): SettingKind<string> {
  return {
    expected,
    read: (raw) => {
      const text = textOf(raw);
      return text !== undefined && pattern.test(text) ? text : undefined;
    },
  };
}

/** One of a closed list of words. */
export function choice<const Word extends string>(words: readonly Word[]): SettingKind<Word> {
  return {
    expected: `one of ${words.join(', ')}`,
    read: (raw) => words.find((word) => word === textOf(raw)),
  };
}

/** A number within limits, both included. */
export function numberWithin(min: number, max: number, options = { whole: true }): SettingKind<number> {
  return {
    expected: `a ${options.whole ? 'whole ' : ''}number from ${min} to ${max}`,
    read: (raw) => {
      const text = textOf(raw);
      const value = text === undefined || text === '' ? NaN : Number(text);
      const isGood = value >= min && value <= max && (!options.whole || Number.isInteger(value));
      return isGood ? value : undefined;
    },
  };
}

/** Yes or no. */
export const yesOrNo: SettingKind<boolean> = {
  expected: 'true or false',
  read: (raw) =>
    raw === true || raw === 'true' ? true : raw === false || raw === 'false' ? false : undefined,
};

/** The OCID of one resource type. */
export const ocid = (resourceType: string): SettingKind<string> =>
  textMatching(
    new RegExp(`^ocid1\\.${resourceType}\\.[A-Za-z0-9._-]{1,240}$`),
    `the OCID of a ${resourceType} (ocid1.${resourceType}.…)`,
  );

/** An IPv4 block whose prefix length lies within limits. */
export const cidrBlock = (min: number, max: number): SettingKind<string> => ({
  expected: `an IPv4 block from /${min} to /${max} that begins at its first address`,
  read: (raw) => {
    const text = textOf(raw) ?? '';
    const prefixLength = parseCidr(text)?.prefixLength ?? -1;
    return prefixLength >= min && prefixLength <= max ? text : undefined;
  },
});

/** A list that is not empty, each item of one kind. */
export const listOf = <T>(item: SettingKind<T>): SettingKind<T[]> => ({
  expected: `a list of at least one: ${item.expected}`,
  read: (raw) => {
    const list = structureOf(raw);
    if (!Array.isArray(list) || list.length === 0) return undefined;
    const values = list.map(item.read).filter((value) => value !== undefined);
    return values.length === list.length ? values : undefined;
  },
});

/** Free-form tags. https://docs.oracle.com/en-us/iaas/Content/Tagging/Concepts/understandingfreeformtags.htm */
export const tagMap: SettingKind<Record<string, string>> = {
  expected: 'a map of at most 7 tags, keys of 1 to 100 and values of at most 256 characters',
  read: (raw) => {
    const map = structureOf(raw);
    if (typeof map !== 'object' || map === null || Array.isArray(map)) return undefined;
    const isTag = ([key, value]: [string, unknown]) =>
      /^[^\s.]{1,100}$/.test(key) && typeof value === 'string' && value.length <= 256;
    const entries = Object.entries(map);
    return entries.length <= 7 && entries.every(isTag) ? (map as Record<string, string>) : undefined;
  },
};

/** Any JSON, kept as text. */
export const jsonText: SettingKind<string> = {
  expected: 'JSON',
  read: (raw) => {
    const value = structureOf(raw);
    return value === undefined ? undefined : JSON.stringify(value);
  },
};

/** A base URL without user, query or a slash at its end. */
export const baseUrl: SettingKind<string> = {
  expected: 'an http or https URL without user, path or query',
  read: (raw) => {
    const text = (textOf(raw) ?? '').replace(/\/+$/, '');
    return URL.canParse(text) && /^https?:\/\/[^/?#@]+$/.test(text) ? text : undefined;
  },
};
