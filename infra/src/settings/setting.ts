import type { SettingKind } from './setting-kinds';

/** What is true of a setting for every reader: also the row of the table in the README. */
export interface SettingFacts {
  /** What it is for, in one sentence without a full stop. */
  what: string;
  /** An example of a good value, as it stands in the stack file. */
  example: string;
}

/** One setting of a stack. */
export interface Setting<T> extends SettingFacts {
  /** The default, or what happens without a value. */
  whenUnset: string;
  /** What a value must be. */
  expected: string;
  /** Whether the value is a secret: it is handed on unread. */
  secret: boolean;
  /** Reads the raw value; `undefined` when it is not set. */
  read: (raw: unknown) => { value: T } | { problem: string };
}

/** The values of a group of settings, by the same names. */
export type SettingValues<Settings> = {
  [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never;
};

const shownCharacters = 80;

function show(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}

function readWith<T>(
  { example }: SettingFacts,
  kind: SettingKind<T>,
  raw: unknown,
): { value: T } | { problem: string } {
  const value = kind.read(raw);
  if (value !== undefined) return { value };
  return { problem: `${show(raw)} is not ${kind.expected}; for example ${example}` };
}

/** A setting that must be set. */
export const required = <T>(facts: SettingFacts, kind: SettingKind<T>): Setting<T> => ({
  ...facts,
  whenUnset: 'required',
  expected: kind.expected,
  secret: false,
  read: (raw) =>
    raw === undefined
      ? { problem: `is not set; give it ${kind.expected}, for example ${facts.example}` }
      : readWith(facts, kind, raw),
});

/** A setting that may stay unset; `whenUnset` says what happens then. */
export const optional = <T>(
  facts: SettingFacts & { whenUnset: string },
  kind: SettingKind<T>,
): Setting<T | undefined> => ({
  ...facts,
  expected: kind.expected,
  secret: false,
  read: (raw) => (raw === undefined ? { value: undefined } : readWith(facts, kind, raw)),
});

/** A setting with a value of its own. */
export const withDefault = <T>(facts: SettingFacts & { standard: T }, kind: SettingKind<T>): Setting<T> => ({
  ...facts,
  whenUnset: String(facts.standard),
  expected: kind.expected,
  secret: false,
  read: (raw) => (raw === undefined ? { value: facts.standard } : readWith(facts, kind, raw)),
});

/** A secret: text, or a Pulumi output of one. It is not looked into, so that it stays a secret. */
export const secret = <T>(facts: SettingFacts & { whenUnset: string }): Setting<T | undefined> => ({
  ...facts,
  expected: 'a secret (pulumi config set --secret)',
  secret: true,
  read: (raw) => ({ value: raw === '' ? undefined : (raw as T | undefined) }),
});
