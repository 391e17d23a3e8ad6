import type { Clock } from '@weather-stream/service-kit';
import { DeployError } from '../errors';

/** HTTP methods of the calls that this run makes. */
export type Method = 'GET' | 'POST' | 'PUT';

/** Calls the control plane: the parsed body of a 2xx answer; throws for every other. */
export type ControlPlaneCall = (method: Method, path: string, body?: object) => Promise<unknown>;

/** A resource as the control plane shows it. */
export interface ResourceView {
  id: string;
  lifecycleState: string;
  [field: string]: unknown;
}

/** What {@link ensureResource} makes sure of. */
export interface WantedResource {
  /** API version and collection, like `/20180418/streams`. */
  collection: string;
  /** Query that lists its siblings. */
  siblings: Record<string, string>;
  /** The field that names it among them, and the name. */
  name: { field: 'name' | 'displayName' | 'secretName'; value: string };
  /** What it is created with, besides its name. */
  details: object;
  /** The part of {@link details} that a later start may change in place. */
  changeable?: Record<string, unknown>;
}

/** What {@link ensureResource} works with. */
export interface EnsureDeps {
  call: ControlPlaneCall;
  clock: Clock;
  /** Ends the waiting. @default nothing ends it */
  signal?: AbortSignal;
}

const pollMs = 50;
const patienceMs = 30_000;
const readyStates = new Set(['ACTIVE', 'AVAILABLE', 'ENABLED']);
const goneStates = new Set([
  'DELETING',
  'DELETED',
  'PENDING_DELETION',
  'TERMINATING',
  'TERMINATED',
  'FAILED',
]);

const isSubset = (part: unknown, whole: unknown): boolean =>
  typeof part === 'object' && part !== null
    ? typeof whole === 'object' &&
      whole !== null &&
      Object.entries(part).every(([key, value]) => isSubset(value, (whole as Record<string, unknown>)[key]))
    : part === whole;

async function findResource(
  { collection, siblings, name }: WantedResource,
  { call }: EnsureDeps,
): Promise<ResourceView | undefined> {
  const answer = await call('GET', `${collection}?${new URLSearchParams(siblings).toString()}`);
  const items = (Array.isArray(answer) ? answer : (answer as { items: unknown[] }).items) as ResourceView[];
  return items.find((item) => item[name.field] === name.value && !goneStates.has(item.lifecycleState));
}

async function waitUntilReady(wanted: WantedResource, deps: EnsureDeps): Promise<ResourceView> {
  const giveUpAt = deps.clock.now() + patienceMs;
  for (;;) {
    const found = await findResource(wanted, deps);
    if (found !== undefined && readyStates.has(found.lifecycleState)) {
      return (await deps.call('GET', `${wanted.collection}/${found.id}`)) as ResourceView;
    }
    if (deps.clock.now() >= giveUpAt) {
      throw new DeployError(
        wanted.name.value,
        `is ${found?.lifecycleState ?? 'not there'} after ${patienceMs / 1000} s`,
      );
    }
    await deps.clock.sleep(pollMs, deps.signal);
  }
}

/**
 * Makes a resource unless it is there, brings its changeable part to what is wanted, and waits until it is ready: the
 * same call creates at the first start and updates, or does nothing, at the next.
 *
 * @throws DeployError
 */
export async function ensureResource(wanted: WantedResource, deps: EnsureDeps): Promise<ResourceView> {
  const existing = await findResource(wanted, deps);
  if (existing === undefined) {
    await deps.call('POST', wanted.collection, { [wanted.name.field]: wanted.name.value, ...wanted.details });
    return waitUntilReady(wanted, deps);
  }
  const current = await waitUntilReady(wanted, deps);
  if (wanted.changeable === undefined || isSubset(wanted.changeable, current)) return current;
  await deps.call('PUT', `${wanted.collection}/${current.id}`, wanted.changeable);
  return waitUntilReady(wanted, deps);
}
