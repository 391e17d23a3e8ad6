import { ConfigError, type ConfigProblem } from './errors';
import type { Environment } from './types';
import type { ValueKind } from './value-kinds';

/** What is true of a setting for every reader: also the row of the table in the README. */
export interface SettingFacts {
  /** Name of the environment variable. */
  name: string;
  /** What it is for, in one sentence without a full stop. */
  description: string;
  /** Unit of a number. */
  unit?: string;
  /** An example of a good value. */
  example: string;
  /** Whether the value must never be shown. @default false */
  secret?: boolean;
}

/** One environment variable: declared once, read and described from here. */
export interface Setting<T> extends SettingFacts {
  /** Text that stands in when the variable is not set, or what happens then. */
  whenUnset: string;
  /** What a value must be, like `a whole number from 1 to 500`. */
  expected: string;
  /** Reads the variable; an unset or blank one is `undefined`. */
  read(text: string | undefined): { value: T } | { problem: string };
}

/** The values of a group of settings, by the same names. */
export type SettingValues<Settings> = {
  [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never;
};

const shownCharacters = 80;

function show(text: string): string {
  const withoutUserInfo = text.replace(/\/\/[^/@\s]*@/g, '//…@');
  return withoutUserInfo.length > shownCharacters
    ? `${withoutUserInfo.slice(0, shownCharacters)}…`
    : withoutUserInfo;
}

function readWith<T>(
  facts: SettingFacts,
  kind: ValueKind<T>,
  text: string,
): { value: T } | { problem: string } {
  const value = kind.read(text);
  if (value !== undefined) return { value };
  const said = facts.secret === true ? 'the value (not shown)' : `"${show(text)}"`;
  const detail = kind.explain?.(text);
  const wrong = detail === undefined ? '' : ` (${detail})`;
  return { problem: `${said} is not ${kind.expected}${wrong}; for example ${facts.example}` };
}

/** A setting that must be set. */
export function requiredSetting<T>(facts: SettingFacts, kind: ValueKind<T>): Setting<T> {
  const problem = `is not set; give it ${kind.expected}, for example ${facts.example}`;
  return {
    ...facts,
    whenUnset: 'required',
    expected: kind.expected,
    read: (text) => (text === undefined ? { problem } : readWith(facts, kind, text)),
  };
}

/** A setting that may stay unset; `whenUnset` says what happens then. */
export function optionalSetting<T>(
  facts: SettingFacts & { whenUnset: string },
  kind: ValueKind<T>,
): Setting<T | undefined> {
  return {
    ...facts,
    expected: kind.expected,
    read: (text) => (text === undefined ? { value: undefined } : readWith(facts, kind, text)),
  };
}

/** A setting with a value of its own: `standard` is what would be written in the environment. */
export function settingWithDefault<T>(
  facts: SettingFacts & { standard: string },
  kind: ValueKind<T>,
): Setting<T> {
  return {
    ...facts,
    whenUnset: facts.standard,
    expected: kind.expected,
    read: (text) => readWith(facts, kind, text ?? facts.standard),
  };
}

/** What {@link readSettings} found: values where they could be read, and all problems. */
export interface SettingsReading<T> {
  /** By the same names as the settings; absent where there is a problem. */
  values: Partial<T>;
  problems: ConfigProblem[];
}

/** Reads a group of settings. A variable that is blank counts as not set, as `NAME=` in a dotenv file means. */
export function readSettings<T extends object>(
  settings: { readonly [Name in keyof T]: Setting<T[Name]> },
  env: Environment,
): SettingsReading<T> {
  const values: Partial<T> = {};
  const problems: ConfigProblem[] = [];
  for (const key of Object.keys(settings) as (keyof T)[]) {
    const setting = settings[key];
    const text = env[setting.name]?.trim();
    const reading = setting.read(text === '' ? undefined : text);
    if ('problem' in reading) problems.push({ setting: setting.name, problem: reading.problem });
    else values[key] = reading.value;
  }
  return { values, problems };
}

/**
 * The values of a reading, or one error that names every problem.
 *
 * @throws ConfigError when there is any problem
 */
export function valuesOrThrow<T>(
  { values, problems }: SettingsReading<T>,
  more: readonly ConfigProblem[],
): T {
  const all = [...problems, ...more];
  if (all.length > 0) throw new ConfigError(all);
  return values as T;
}
