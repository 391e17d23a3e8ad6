import { invalidParameter, OciError } from '../errors';
import { isJsonObject, type JsonObject } from '../server/parse-json-object';

/** What a field of a body must look like. */
export interface FieldRule {
  isRequired: boolean;
  /** @throws OciError `InvalidParameter` that names the field */
  check: (value: unknown, name: string) => void;
}

interface Required {
  /** @default false */
  required?: boolean;
}

function rule({ required = false }: Required, check: FieldRule['check']): FieldRule {
  return { isRequired: required, check };
}

function refuse(name: string, value: unknown, limit: string): never {
  throw invalidParameter(`${name} must be ${limit}; it is ${JSON.stringify(value)}.`);
}

/** Rules of a {@link text}. */
export interface TextOptions extends Required {
  /** @default 4096 */
  maxLength?: number;
  pattern?: RegExp;
  /** What `pattern` asks for, in words. */
  mustBe?: string;
  /** Whether messages must not repeat the value. @default false */
  secret?: boolean;
}

/** A text that is not empty. */
export function text(options: TextOptions = {}): FieldRule {
  const { maxLength = 4096, pattern, mustBe = `a text that matches ${String(pattern)}`, secret } = options;
  return rule(options, (value, name) => {
    const refuseText = (limit: string): never => {
      if (secret === true) throw invalidParameter(`${name} must be ${limit}.`);
      return refuse(name, value, limit);
    };
    if (typeof value !== 'string' || value === '') return refuseText('a text that is not empty');
    if (value.length > maxLength) refuseText(`at most ${maxLength} characters long`);
    if (pattern?.test(value) === false) refuseText(mustBe);
  });
}

/** A whole number within bounds. */
export function integer(options: Required & { min: number; max: number }): FieldRule {
  const { min, max } = options;
  return rule(options, (value, name) => {
    if (!Number.isInteger(value) || Number(value) < min || Number(value) > max)
      refuse(name, value, `a whole number from ${min} to ${max}`);
  });
}

/** `true` or `false`. */
export function flag(options: Required = {}): FieldRule {
  return rule(options, (value, name) => {
    if (typeof value !== 'boolean') refuse(name, value, 'true or false');
  });
}

/** One of a closed list. */
export function oneOf(values: readonly unknown[], options: Required = {}): FieldRule {
  return rule(options, (value, name) => {
    if (!values.includes(value)) refuse(name, value, `one of ${values.join(', ')}`);
  });
}

/** An object, its fields by rules; fields without a rule are kept as they came. */
export function object(fields: Readonly<Record<string, FieldRule>>, options: Required = {}): FieldRule {
  return rule(options, (value, name) => {
    if (!isJsonObject(value)) refuse(name, value, 'an object');
    checkFields(value, fields, `${name}.`);
  });
}

/** An object from names to texts, like tags or a function's configuration. Values never stand in messages. */
export function textMap(options: Required = {}): FieldRule {
  return rule(options, (value, name) => {
    if (!isJsonObject(value)) throw invalidParameter(`${name} must be an object of texts.`);
    for (const [key, entry] of Object.entries(value))
      if (typeof entry !== 'string') throw invalidParameter(`${name}.${key} must be a text.`);
  });
}

/** An array, each item by a rule. */
export function list(item: FieldRule, options: Required & { max?: number } = {}): FieldRule {
  const { max = 1000 } = options;
  return rule(options, (value, name) => {
    if (!Array.isArray(value) || value.length > max) refuse(name, value, `a list of at most ${max} items`);
    value.forEach((entry, index) => item.check(entry, `${name}[${index}]`));
  });
}

/**
 * Checks an object's fields: the required ones are there, and every one there follows its rule.
 *
 * @param prefix put before names in messages
 * @throws OciError `MissingParameter` or `InvalidParameter`, both naming the field
 */
export function checkFields(
  input: JsonObject,
  rules: Readonly<Record<string, FieldRule>>,
  prefix = '',
): void {
  for (const [name, { isRequired, check }] of Object.entries(rules)) {
    const value = input[name];
    if (value !== undefined && value !== null) check(value, `${prefix}${name}`);
    else if (isRequired)
      throw new OciError(400, 'MissingParameter', `${prefix}${name} is required and missing.`);
  }
}
