import { randomUUID } from 'node:crypto';
import { invalidParameter, OciError } from '../errors';
import { pendingDeletion, stateOf, typeOf, type EngineContext } from './engine-context';
import { partsOf } from './parts-of';
import { refusePendingDeletion, requireNoChildren } from './require-resource';
import type { ResourceType, ScheduledDeletion } from './resource-type';
import type { StoredResource } from './stored-resource';
import { saveChanged } from './save-changed';

const dayMs = 24 * 60 * 60 * 1000;

function saveDeleted(context: EngineContext, resource: StoredResource): Promise<StoredResource> {
  const { deleting, deleted } = typeOf(context, resource).states;
  return saveChanged(context, resource, { fields: resource.fields, through: deleting, to: deleted });
}

/** A resource behind its parts, and they behind theirs. */
const withParts = (context: EngineContext, resource: StoredResource): StoredResource[] => [
  ...partsOf(context, resource).flatMap((part) => withParts(context, part)),
  resource,
];

/**
 * Deletes a resource with its parts; they stay as tombstones.
 *
 * @throws OciError `Conflict`, or what its type says, when others live in it or name it
 */
export async function deleteResource(
  context: EngineContext,
  type: ResourceType,
  current: StoredResource,
): Promise<StoredResource> {
  const all = withParts(context, current);
  const going = new Set(all.map(({ id }) => id));
  // The resource itself first: whoever deletes it knows it better than its parts.
  for (const each of all.toReversed()) requireNoChildren(context, each, going);
  const fields = type.prepareDelete?.(current, context.access) ?? current.fields;
  for (const part of all.slice(0, -1)) await saveDeleted(context, part);
  return saveDeleted(context, { ...current, fields });
}

function toDeletionTime(
  sent: unknown,
  now: number,
  { minDays, maxDays, defaultDays }: ScheduledDeletion,
): number {
  if (sent === undefined || sent === null) return now + defaultDays * dayMs;
  const at = typeof sent === 'string' ? Date.parse(sent) : Number.NaN;
  // The same call a moment later must not be too early: a minute of grace.
  if (!(at >= now + minDays * dayMs - 60_000 && at <= now + maxDays * dayMs))
    throw invalidParameter(
      `timeOfDeletion must be an RFC 3339 date ${minDays} to ${maxDays} days ahead; it is ${JSON.stringify(sent)}.`,
    );
  return at;
}

/**
 * Gives a resource's deletion a date. Until then it can be taken back.
 *
 * @throws OciError `InvalidParameter` for a date out of bounds, `Conflict` when there is a date already
 */
export async function scheduleDeletion(
  context: EngineContext,
  {
    type,
    rules,
    current,
    timeOfDeletion,
  }: {
    type: ResourceType;
    rules: ScheduledDeletion;
    current: StoredResource;
    timeOfDeletion: unknown;
  },
): Promise<StoredResource> {
  refusePendingDeletion(context, current);
  const now = context.clock.now();
  const at = toDeletionTime(timeOfDeletion, now, rules);
  return context.save({
    ...current,
    fields: { ...current.fields, timeOfDeletion: new Date(at).toISOString() },
    timeline: [
      { state: pendingDeletion, at: now },
      { state: type.states.deleted, at },
    ],
    timeUpdated: now,
    etag: randomUUID(),
  });
}

/** Takes a deletion back. @throws OciError `Conflict` when there is none to take back */
export async function cancelDeletion(
  context: EngineContext,
  type: ResourceType,
  current: StoredResource,
): Promise<StoredResource> {
  if (stateOf(context, current) !== pendingDeletion)
    throw new OciError(409, 'Conflict', `${current.id} is not ${pendingDeletion}.`);
  const { timeOfDeletion: _gone, ...fields } = current.fields;
  return saveChanged(context, current, { fields, through: 'CANCELLING_DELETION', to: type.states.ready });
}
