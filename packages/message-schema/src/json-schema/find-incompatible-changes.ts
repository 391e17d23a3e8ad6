import type { JsonSchema } from './json-schema';

/** One change that breaks the promise of a major version. */
export interface IncompatibleChange {
  /** Path of the field, like `current.temp_c`; empty for the whole document. */
  field: string;
  /** What changed, and why it breaks. */
  change: string;
}

const join = (parent: string, name: string): string => (parent === '' ? name : `${parent}.${name}`);

const lowerLimits = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const;
const upperLimits = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
const annotations = ['$schema', '$id', '$comment', 'title', 'description', 'examples', 'default'];
const understood = new Set<string>([
  ...['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const'],
  ...lowerLimits,
  ...upperLimits,
  ...annotations,
]);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function* typeChanges(released: JsonSchema, current: JsonSchema): Generator<string> {
  const toText = ({ type = 'any' }: JsonSchema): string => [type].flat().sort().join(' or ');
  const [before, after] = [toText(released), toText(current)];
  if (before !== after) yield `type ${before} became ${after}`;
}

const toValues = (schema: JsonSchema): unknown[] | undefined =>
  'const' in schema ? [schema.const] : schema.enum;

function* valueChanges(released: JsonSchema, current: JsonSchema): Generator<string> {
  const [before, after] = [toValues(released), toValues(current)];
  const has = (list: unknown[], value: unknown): boolean => list.some((other) => isSame(other, value));
  if (before === undefined || after === undefined) {
    if (after !== undefined) yield 'any value was allowed, now only a closed list is';
    if (before !== undefined) yield 'a closed list of values was opened';
    return;
  }
  for (const value of before) {
    if (!has(after, value)) yield `value ${JSON.stringify(value)} is no longer allowed`;
  }
  for (const value of after) {
    if (!has(before, value)) yield `value ${JSON.stringify(value)} is unknown to released readers`;
  }
}

function* limitChanges(released: JsonSchema, current: JsonSchema): Generator<string> {
  const limit = (schema: JsonSchema, keyword: string): number | undefined =>
    schema[keyword] as number | undefined;
  for (const keyword of lowerLimits) {
    const [before = -Infinity, after = -Infinity] = [limit(released, keyword), limit(current, keyword)];
    if (after > before) yield `${keyword} was raised from ${before} to ${after}`;
  }
  for (const keyword of upperLimits) {
    const [before = Infinity, after = Infinity] = [limit(released, keyword), limit(current, keyword)];
    if (after < before) yield `${keyword} was lowered from ${before} to ${after}`;
  }
}

function* requiredChanges(released: JsonSchema, current: JsonSchema): Generator<string> {
  const [before, after] = [released.required ?? [], current.required ?? []];
  for (const name of after) if (!before.includes(name)) yield `field ${name} is now required`;
  for (const name of before) if (!after.includes(name)) yield `field ${name} is no longer required`;
}

function* otherChanges(released: JsonSchema, current: JsonSchema): Generator<string> {
  const opened = (schema: JsonSchema): boolean =>
    schema.additionalProperties === undefined ||
    schema.additionalProperties === true ||
    isSame(schema.additionalProperties, {});
  if (opened(released) !== opened(current)) {
    yield opened(current) ? 'unknown fields are now allowed' : 'unknown fields are no longer allowed';
  } else if (!opened(released) && !isSame(released.additionalProperties, current.additionalProperties)) {
    yield 'what unknown fields may hold changed';
  }
  const keywords = new Set([...Object.keys(released), ...Object.keys(current)]);
  for (const keyword of keywords) {
    if (!understood.has(keyword) && !isSame(released[keyword], current[keyword])) {
      yield `${keyword} changed, which this check does not understand`;
    }
  }
}

function childChanges(released: JsonSchema, current: JsonSchema, field: string): IncompatibleChange[] {
  const fields = Object.entries(released.properties ?? {}).flatMap(([name, before]) => {
    const after = current.properties?.[name];
    const path = join(field, name);
    return after === undefined
      ? [{ field: path, change: 'was removed' }]
      : findIncompatibleChanges(before, after, path);
  });
  if (released.items === undefined && current.items === undefined) return fields;
  const items = findIncompatibleChanges(released.items ?? {}, current.items ?? {}, `${field}[]`);
  return [...fields, ...items];
}

/**
 * Compares two JSON Schemas of the same major version. A change is incompatible when a message of the released
 * version could be refused by the current one, or when a reader of the released version could miss something or meet
 * something that it does not know. New optional fields and wider limits are compatible; a keyword that the check does
 * not understand may not change at all.
 *
 * @param field path that the found changes begin with
 */
export function findIncompatibleChanges(
  released: JsonSchema,
  current: JsonSchema,
  field = '',
): IncompatibleChange[] {
  const own = [typeChanges, valueChanges, limitChanges, requiredChanges, otherChanges].flatMap((changes) => [
    ...changes(released, current),
  ]);
  return [...own.map((change) => ({ field, change })), ...childChanges(released, current, field)];
}
