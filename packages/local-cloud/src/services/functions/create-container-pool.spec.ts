import * as fc from 'fast-check';
import { createManualClock } from '@weather-stream/service-kit';
import { createContainerPool, type ContainerLease } from './create-container-pool';
import type { Container } from './start-container';

interface FakeContainer extends Container {
  /** Ends the process as if by itself. */
  end: (reason: string) => void;
  isStopped: () => boolean;
}

function createFakeContainer(): FakeContainer {
  let isStopped = false;
  let end: (reason: string) => void = () => undefined;
  const exited = new Promise<string>((resolve) => (end = resolve));
  return {
    call: () => Promise.reject(new Error('not called here')),
    exited,
    end,
    isStopped: () => isStopped,
    stop: () => {
      isStopped = true;
      end('SIGKILL');
      return Promise.resolve();
    },
  };
}

function build(maxContainers = 2) {
  const clock = createManualClock();
  const started: FakeContainer[] = [];
  const ended: string[] = [];
  const pool = createContainerPool({
    clock,
    idleMs: 1000,
    maxContainers,
    onEnded: (functionId, reason) => ended.push(`${functionId}: ${reason}`),
  });
  const start = (): Promise<Container> => {
    const container = createFakeContainer();
    started.push(container);
    return Promise.resolve(container);
  };
  const acquire = (functionId = 'f', revision = '1'): Promise<ContainerLease> =>
    pool.acquire({ functionId, revision, start });
  return { pool, clock, started, ended, acquire };
}

describe(createContainerPool, () => {
  it('gives no container to two calls at once, and never has more than it may', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ fn: fc.constantFrom('f', 'g'), acquires: fc.boolean(), isUsable: fc.boolean() }),
        ),
        async (steps) => {
          const { pool, acquire, started } = build(3);
          const leases: ContainerLease[] = [];
          for (const { fn, acquires, isUsable } of steps) {
            if (acquires)
              await acquire(fn).then(
                (lease) => leases.push(lease),
                () => undefined,
              );
            else await leases.shift()?.release(isUsable);
            expect(new Set(leases.map(({ container }) => container)).size).toBe(leases.length);
            expect(started.filter(({ isStopped }) => !isStopped()).length).toBeLessThanOrEqual(3);
          }
          await pool.close();
          expect(started.every(({ isStopped }) => isStopped())).toBe(true);
        },
      ),
    );
  });

  it('stops the idle container of another function when there is no room', async () => {
    const { acquire, started, ended } = build(1);
    await (await acquire('f')).release(true);
    await acquire('g');
    expect(started.map(({ isStopped }) => isStopped())).toEqual([true, false]);
    expect(ended).toEqual(['f: its place is needed']);
  });

  it('refuses when there is no room and nothing is idle, and takes calls again later', async () => {
    const { acquire } = build(1);
    const lease = await acquire();
    await expect(acquire()).rejects.toMatchObject({ status: 429, retriable: true });
    await lease.release(true);
    expect((await acquire()).isCold).toBe(false);
  });

  it('does not give out a container that has ended by itself', async () => {
    const { acquire, started, ended } = build();
    await (await acquire()).release(true);
    started[0]?.end('exit code 1');
    await Promise.resolve();
    expect((await acquire()).isCold).toBe(true);
    expect(ended).toEqual(['f: exit code 1']);
  });

  it('does not use a container of an earlier revision again', async () => {
    const { acquire, started } = build();
    const busy = await acquire('f', '1');
    await (await acquire('f', '1')).release(true);
    expect((await acquire('f', '2')).isCold).toBe(true);
    expect(started.map(({ isStopped }) => isStopped())).toEqual([false, true, false]);
    await busy.release(true);
    expect(started[0]?.isStopped()).toBe(true);
  });

  it('keeps a container that is used from time to time', async () => {
    const { acquire, clock, started } = build();
    for (let use = 0; use < 5; use += 1) {
      await (await acquire()).release(true);
      await clock.advance(999);
    }
    expect(started.map(({ isStopped }) => isStopped())).toEqual([false]);
    await clock.advance(1);
    expect(started.map(({ isStopped }) => isStopped())).toEqual([true]);
  });

  it('stops a container that was still starting when it closed', async () => {
    const { pool } = build();
    const container = createFakeContainer();
    let finish: () => void = () => undefined;
    const start = () => new Promise<Container>((resolve) => (finish = () => resolve(container)));
    const lease = pool.acquire({ functionId: 'f', revision: '1', start });
    const closed = pool.close();
    finish();
    await expect(lease).rejects.toMatchObject({ status: 503 });
    await closed;
    expect(container.isStopped()).toBe(true);
  });
});
