import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../server/parse-json-object';
import type { EngineContext } from './engine-context';
import { checkFields, object, text, textMap, type FieldRule } from './field-rules';
import { newOcid } from './ocid';
import { requireCompartment, requireFreeName, requireParents } from './require-resource';
import type { ResourceType } from './resource-type';
import type { Origin, StoredResource } from './stored-resource';
import { toTransition } from './timeline';
import { recordWorkRequest } from './work-requests';

/** Rules of the fields that every resource may have. */
const commonFields: Readonly<Record<string, FieldRule>> = {
  compartmentId: text({ maxLength: 255 }),
  freeformTags: textMap(),
  definedTags: object({}),
};

/** The rules of a type's fields, with those that every type has. */
export const rulesOf = ({ fields }: ResourceType): Readonly<Record<string, FieldRule>> => ({
  ...commonFields,
  ...fields,
});

/** A `null` in a body is the same as nothing. */
export const withoutNulls = (input: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));

/**
 * Creates a resource: checks and completes what was sent, writes it, and tells the type's watchers.
 *
 * @throws OciError that names the field or the other resource that stands in the way
 */
export async function createResource(
  context: EngineContext,
  type: ResourceType,
  sent: JsonObject,
  origin: Origin = {},
): Promise<StoredResource> {
  checkFields(sent, rulesOf(type));
  const input = { ...type.defaults, ...withoutNulls(sent) };
  const fields = (await type.prepare?.(input, context.access)) ?? input;
  requireParents(context, type, fields, origin.ownerId);
  requireCompartment(context, fields.compartmentId);
  requireFreeName(context, type, fields);
  const now = context.clock.now();
  const { creating, ready } = type.states;
  const resource: StoredResource = {
    id: newOcid(type.type, type.isRegional ?? true),
    type: type.type,
    sequence: context.store.nextSequence(),
    fields,
    timeline: toTransition({ through: creating, to: ready, now, delayMs: context.transitionDelayMs }),
    timeCreated: now,
    timeUpdated: now,
    etag: randomUUID(),
    ...origin,
  };
  const parts = await type.createParts?.(resource, context.access);
  const whole = parts === undefined ? resource : { ...resource, fields: { ...fields, ...parts } };
  const workRequestId = await recordWorkRequest(context, type, 'CREATE', whole);
  return context.save(workRequestId === undefined ? whole : { ...whole, workRequestId });
}
