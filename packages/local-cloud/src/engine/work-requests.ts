import { randomUUID } from 'node:crypto';
import type { EngineContext } from './engine-context';
import { newOcid } from './ocid';
import type { ResourceType } from './resource-type';
import type { StoredResource } from './stored-resource';
import { stateAt, toTransition } from './timeline';

const past = { CREATE: 'CREATED', UPDATE: 'UPDATED', DELETE: 'DELETED' } as const;

/** What a work request is about. */
export type WorkRequestVerb = keyof typeof past;

/**
 * Records the work request of a write, where the service has work requests.
 *
 * @returns its id
 */
export async function recordWorkRequest(
  context: EngineContext,
  { workRequests }: ResourceType,
  verb: WorkRequestVerb,
  resource: StoredResource,
): Promise<string | undefined> {
  if (workRequests === undefined) return undefined;
  const now = context.clock.now();
  const id = newOcid(workRequests.type, true);
  await context.store.put({
    id,
    type: workRequests.type,
    sequence: context.store.nextSequence(),
    fields: {
      operationType: `${verb}_${workRequests.noun}`,
      entityType: workRequests.entityType,
      actionType: past[verb],
      identifier: resource.id,
      compartmentId: resource.fields.compartmentId,
    },
    timeline: toTransition({
      through: 'IN_PROGRESS',
      to: 'SUCCEEDED',
      now,
      delayMs: context.transitionDelayMs,
    }),
    timeCreated: now,
    timeUpdated: now,
    etag: randomUUID(),
  });
  return id;
}

/** How long a work request can be asked for at the least. */
const workRequestLifetimeMs = 24 * 60 * 60 * 1000;

/** Forgets work requests that are older than a day: each write leaves one. */
export async function forgetOldWorkRequests(
  { store, clock }: Pick<EngineContext, 'store' | 'clock'>,
  type: string,
): Promise<void> {
  const oldest = clock.now() - workRequestLifetimeMs;
  const old = store.ofType(type).filter(({ timeCreated }) => timeCreated < oldest);
  await Promise.all(old.map((request) => store.remove(request)));
}

const toIso = (instant: number): string => new Date(instant).toISOString();

/** Makes what an answer shows of a work request. A finished one always says when: clients ask again until it does. */
export function renderWorkRequest(
  { fields, ...request }: StoredResource,
  now: number,
): Record<string, unknown> {
  const { operationType, compartmentId, entityType, actionType, identifier } = fields;
  const status = stateAt(request.timeline, now);
  const isFinished = status === 'SUCCEEDED';
  const finishedAt = request.timeline.at(-1)?.at ?? request.timeCreated;
  return {
    id: request.id,
    operationType,
    status,
    compartmentId,
    percentComplete: isFinished ? 100 : 50,
    timeAccepted: toIso(request.timeCreated),
    timeStarted: toIso(request.timeCreated),
    ...(isFinished ? { timeFinished: toIso(finishedAt) } : {}),
    resources: [
      {
        entityType,
        actionType: isFinished ? actionType : 'IN_PROGRESS',
        identifier,
        entityUri: `/${String(identifier)}`,
      },
    ],
  };
}
