import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMA_MAJOR } from '../observation-envelope';
import { findIncompatibleChanges } from './find-incompatible-changes';
import type { JsonSchema } from './json-schema';
import { toWeatherObservationJsonSchema } from './to-weather-observation-json-schema';

const folder = join(__dirname, '../../schema');
const fileName = `weather-observation.v${SCHEMA_MAJOR}.schema.json`;
const readSchema = (path: string): JsonSchema =>
  JSON.parse(readFileSync(join(folder, path), 'utf8')) as JsonSchema;

const released: JsonSchema = {
  type: 'object',
  required: ['name'],
  additionalProperties: {},
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 64 },
    temp: { type: 'number', minimum: -95, maximum: 60 },
    kind: { type: 'string', enum: ['a', 'b'] },
    version: { const: '1.0' },
    inner: { type: 'object', properties: { text: { type: 'string', pattern: '^a' } } },
    list: { type: 'array', items: { type: 'number' } },
  },
};

/** The released schema with some properties replaced; `undefined` removes one. */
function changed(properties: Record<string, JsonSchema | undefined>, whole: JsonSchema = {}): JsonSchema {
  const all = Object.entries({ ...released.properties, ...properties });
  return {
    ...released,
    properties: Object.fromEntries(
      all.filter((entry): entry is [string, JsonSchema] => entry[1] !== undefined),
    ),
    ...whole,
  };
}

const changesOf = (current: JsonSchema): string[] =>
  findIncompatibleChanges(released, current).map(({ field, change }) => `${field}: ${change}`);

describe(findIncompatibleChanges, () => {
  it.each([
    ['nothing', changed({})],
    ['a new optional field', changed({ humidity: { type: 'number' } })],
    ['a wider range', changed({ temp: { type: 'number', minimum: -100, maximum: 70 } })],
    ['a limit less', changed({ name: { type: 'string' } })],
    ['another description and title', changed({}, { title: 'x', description: 'y', $id: 'z' })],
    ['unknown fields said in another way', changed({}, { additionalProperties: true })],
    [
      'the order of fields and of required ones',
      { ...changed({}), properties: Object.fromEntries(Object.entries(released.properties ?? {}).reverse()) },
    ],
  ])('allows %s', (_change, current) => {
    expect(changesOf(current)).toEqual([]);
  });

  it.each<[string, JsonSchema, string[]]>([
    ['a removed field', changed({ temp: undefined }), ['temp: was removed']],
    ['a renamed field', changed({ temp: undefined, temp_c: { type: 'number' } }), ['temp: was removed']],
    ['a new required field', changed({}, { required: ['name', 'temp'] }), [': field temp is now required']],
    ['a field no longer required', changed({}, { required: [] }), [': field name is no longer required']],
    [
      'another type',
      changed({ temp: { type: 'string', minimum: -95, maximum: 60 } }),
      ['temp: type number became string'],
    ],
    [
      'a narrower type',
      changed({ temp: { type: 'integer', minimum: -95, maximum: 60 } }),
      ['temp: type number became integer'],
    ],
    [
      'a wider type',
      changed({ temp: { type: ['number', 'null'], minimum: -95, maximum: 60 } }),
      ['temp: type number became null or number'],
    ],
    ['any type', changed({ temp: { minimum: -95, maximum: 60 } }), ['temp: type number became any']],
    [
      'a raised minimum',
      changed({ temp: { type: 'number', minimum: 0, maximum: 60 } }),
      ['temp: minimum was raised from -95 to 0'],
    ],
    [
      'a lowered maximum',
      changed({ temp: { type: 'number', minimum: -95, maximum: 50 } }),
      ['temp: maximum was lowered from 60 to 50'],
    ],
    [
      'a new limit',
      changed({ temp: { type: 'number', minimum: -95, maximum: 60, exclusiveMaximum: 60 } }),
      ['temp: exclusiveMaximum was lowered from Infinity to 60'],
    ],
    [
      'a shorter text',
      changed({ name: { type: 'string', minLength: 1, maxLength: 32 } }),
      ['name: maxLength was lowered from 64 to 32'],
    ],
    [
      'a value less',
      changed({ kind: { type: 'string', enum: ['a'] } }),
      ['kind: value "b" is no longer allowed'],
    ],
    [
      'a value more',
      changed({ kind: { type: 'string', enum: ['a', 'b', 'c'] } }),
      ['kind: value "c" is unknown to released readers'],
    ],
    ['an opened list', changed({ kind: { type: 'string' } }), ['kind: a closed list of values was opened']],
    [
      'a closed list',
      changed({ name: { type: 'string', minLength: 1, maxLength: 64, enum: ['x'] } }),
      ['name: any value was allowed, now only a closed list is'],
    ],
    [
      'another constant',
      changed({ version: { const: '2.0' } }),
      ['version: value "1.0" is no longer allowed', 'version: value "2.0" is unknown to released readers'],
    ],
    ['a change inside', changed({ inner: { type: 'object', properties: {} } }), ['inner.text: was removed']],
    [
      'another pattern',
      changed({ inner: { type: 'object', properties: { text: { type: 'string', pattern: '^b' } } } }),
      ['inner.text: pattern changed, which this check does not understand'],
    ],
    [
      'another type in a list',
      changed({ list: { type: 'array', items: { type: 'string' } } }),
      ['list[]: type number became string'],
    ],
    [
      'a closed door',
      changed({}, { additionalProperties: false }),
      [': unknown fields are no longer allowed'],
    ],
  ])('finds %s', (_change, current, found) => {
    expect(changesOf(current)).toEqual(found);
  });

  it('finds a door that was opened, behind which released readers expect nothing', () => {
    const closed = { ...released, additionalProperties: false };
    expect(findIncompatibleChanges(closed, released)).toEqual([
      { field: '', change: 'unknown fields are now allowed' },
    ]);
    const typed = { ...released, additionalProperties: { type: 'string' } };
    const other = { ...released, additionalProperties: { type: 'number' } };
    expect(findIncompatibleChanges(typed, other)).toEqual([
      { field: '', change: 'what unknown fields may hold changed' },
    ]);
  });
});

describe('the committed JSON Schema', () => {
  it('is what the code says; `nx run message-schema:schema` writes it', () => {
    expect(readSchema(fileName)).toEqual(JSON.parse(JSON.stringify(toWeatherObservationJsonSchema())));
  });

  it('breaks no promise of the released one; if it must, it needs a new major version', () => {
    expect(findIncompatibleChanges(readSchema(join('released', fileName)), readSchema(fileName))).toEqual([]);
  });

  it('leaves every measurement out of what is required', () => {
    const { location, current } = readSchema(fileName).properties ?? {};
    expect([location?.required, current?.required]).toEqual([['name'], ['last_updated_epoch']]);
  });
});
