import type { Clock } from '@weather-stream/service-kit';
import { serviceUnavailable, tooManyRequests } from './errors';
import type { Container } from './start-container';

/** What {@link createContainerPool} works with. */
export interface ContainerPoolDeps {
  /** The cloud's time, in which an idle container is kept. */
  clock: Clock;
  /** How long a container without work is kept, in milliseconds of `clock`. */
  idleMs: number;
  /** How many containers may exist at once. */
  maxContainers: number;
  /** Told why a container was stopped by the pool, or ended by itself between calls. */
  onEnded: (functionId: string, reason: string) => void;
}

/** What a call needs of a container. */
export interface ContainerWanted {
  functionId: string;
  /** Containers with another revision of the same function are not used any more. */
  revision: string;
  /** Starts one when none is free. */
  start: (signal: AbortSignal) => Promise<Container>;
}

/** A container in somebody's hands. */
export interface ContainerLease {
  container: Container;
  /** Whether it was started for this call. */
  isCold: boolean;
  /** Gives it back; one that is not usable is killed first. */
  release(isUsable: boolean): Promise<void>;
}

/** How many containers of a function there are, by what they do. */
export type ContainerCounts = Record<'starting' | 'idle' | 'busy', number>;

/** Containers of all functions: one call at a time in each, more calls in more containers. */
export interface ContainerPool {
  /** @throws OciError `TooManyRequests` (429) when all containers are busy, or what `start` throws */
  acquire(wanted: ContainerWanted): Promise<ContainerLease>;
  /** Stops what is not of this revision: idle containers now, busy ones after their call. */
  retire(functionId: string, currentRevision: string | undefined): void;
  count(functionId: string): ContainerCounts;
  /** Kills all and waits for their end. */
  close(): Promise<void>;
}

interface Entry {
  functionId: string;
  revision: string;
  state: keyof ContainerCounts;
  container?: Container;
  isRetired: boolean;
  /** Ends the wait of an idle container. */
  idling: AbortController;
}

interface PoolState {
  deps: ContainerPoolDeps;
  entries: Set<Entry>;
  closing: AbortController;
  /** Starts and stops that have not ended yet. */
  underWay: Set<Promise<unknown>>;
}

function track<T>({ underWay }: PoolState, action: Promise<T>): Promise<T> {
  const tracked = action.finally(() => underWay.delete(tracked));
  underWay.add(tracked);
  return tracked;
}

async function remove(pool: PoolState, entry: Entry, reason?: string): Promise<void> {
  pool.entries.delete(entry);
  entry.idling.abort(new Error('the container ends'));
  if (reason !== undefined) pool.deps.onEnded(entry.functionId, reason);
  if (entry.container !== undefined) await track(pool, entry.container.stop());
}

function putToRest(pool: PoolState, entry: Entry): void {
  const { clock, idleMs } = pool.deps;
  entry.state = 'idle';
  entry.idling = new AbortController();
  clock.sleep(idleMs, entry.idling.signal).then(
    () => void remove(pool, entry, 'idle for too long'),
    () => undefined,
  );
}

async function release(pool: PoolState, entry: Entry, isUsable: boolean): Promise<void> {
  if (!pool.entries.has(entry)) return;
  if (!isUsable) await remove(pool, entry);
  else if (entry.isRetired) await remove(pool, entry, 'the function has changed');
  else putToRest(pool, entry);
}

function lease(pool: PoolState, entry: Entry, container: Container, isCold: boolean): ContainerLease {
  entry.state = 'busy';
  entry.idling.abort(new Error('the container has work'));
  return { container, isCold, release: (isUsable) => release(pool, entry, isUsable) };
}

function makeRoom(pool: PoolState): void {
  const { maxContainers } = pool.deps;
  if (pool.entries.size < maxContainers) return;
  const leastUseful = [...pool.entries].find(({ state }) => state === 'idle');
  if (leastUseful === undefined) throw tooManyRequests(maxContainers);
  void remove(pool, leastUseful, 'its place is needed');
}

async function startOne(
  pool: PoolState,
  { functionId, revision, start }: ContainerWanted,
): Promise<ContainerLease> {
  const { entries, closing } = pool;
  makeRoom(pool);
  const idling = new AbortController();
  const entry: Entry = { functionId, revision, state: 'starting', isRetired: false, idling };
  entries.add(entry);
  try {
    const container = await start(closing.signal);
    entry.container = container;
    if (closing.signal.aborted) {
      await container.stop();
      throw serviceUnavailable();
    }
    void container.exited.then((reason) => {
      if (entry.state === 'idle' && entries.has(entry)) void remove(pool, entry, reason);
    });
    return lease(pool, entry, container, true);
  } catch (error) {
    entries.delete(entry);
    throw error;
  }
}

function retire(pool: PoolState, functionId: string, currentRevision: string | undefined): void {
  for (const entry of pool.entries) {
    if (entry.functionId !== functionId || entry.revision === currentRevision) continue;
    entry.isRetired = true;
    if (entry.state === 'idle') void remove(pool, entry, 'the function has changed');
  }
}

async function acquire(pool: PoolState, wanted: ContainerWanted): Promise<ContainerLease> {
  if (pool.closing.signal.aborted) throw serviceUnavailable();
  retire(pool, wanted.functionId, wanted.revision);
  const warm = [...pool.entries].findLast(
    ({ functionId, state }) => functionId === wanted.functionId && state === 'idle',
  );
  if (warm?.container !== undefined) return lease(pool, warm, warm.container, false);
  return track(pool, startOne(pool, wanted));
}

function count({ entries }: PoolState, functionId: string): ContainerCounts {
  const states = [...entries].filter((entry) => entry.functionId === functionId).map(({ state }) => state);
  const countOf = (wanted: Entry['state']): number => states.filter((state) => state === wanted).length;
  return { starting: countOf('starting'), idle: countOf('idle'), busy: countOf('busy') };
}

/** Makes an empty {@link ContainerPool}. */
export function createContainerPool(deps: ContainerPoolDeps): ContainerPool {
  const pool: PoolState = { deps, entries: new Set(), closing: new AbortController(), underWay: new Set() };
  return {
    acquire: (wanted) => acquire(pool, wanted),
    retire: (functionId, currentRevision) => retire(pool, functionId, currentRevision),
    count: (functionId) => count(pool, functionId),
    close: async () => {
      pool.closing.abort(serviceUnavailable());
      for (const entry of pool.entries) void remove(pool, entry);
      await Promise.allSettled(pool.underWay);
    },
  };
}
