import { findDeliveryFaults } from './delivery/find-delivery-faults';
import { inspectDelivery } from './delivery/inspect-delivery';
import { untilMessages } from './testing/cloud-status';
import { writeCheckpoint, type Workspace } from './testing/create-workspace';
import { describeIf } from './testing/describe-if';
import { freePort } from './testing/free-port';
import { canSeeProcesses, type Role } from './testing/processes-of';
import { readAccount } from './testing/read-account';
import { readRecordedIds } from './testing/read-record';
import type { RunningProcess } from './testing/start-process';
import { useWorkspaces } from './testing/use-workspace';
import { killOne, victims } from './testing/victims';

const newWorkspace = useWorkspaces();

/** From here, the record's impossible wind comes after some 150 observations: before the kill, or after it. */
const startAfter = '2013-02-10T06:00:00Z';
const record = readRecordedIds(startAfter);

/** A run of thousands of observations, with at least 60 of them on the streams. It drains for a second at most. */
async function runInTheMiddle(workspace: Workspace): Promise<RunningProcess> {
  writeCheckpoint(workspace, startAfter);
  const port = await freePort();
  const run = workspace.start(['start', '--count', '3000', '--json'], {
    LOCAL_CLOUD_PORT: String(port),
    DRAIN_TIMEOUT_MS: '1000',
  });
  await untilMessages(port, 60);
  return run;
}

/** Starts again, and asserts that this and all that was published before has its one place. */
async function expectAllInOnePlace(workspace: Workspace): Promise<void> {
  const again = await workspace.run(['start', '--count', '200', '--json']);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(readAccount(again.stdout).published).toBe(200);
  const delivery = await inspectDelivery(workspace);
  expect(findDeliveryFaults({ record, ...delivery })).toEqual([]);
  expect(delivery.published.length + delivery.rejected.length).toBeGreaterThanOrEqual(60 + 200);
  await workspace.isDeserted();
}

/** How a run ends when one of its processes is killed: the container is replaced, nothing else can be. */
const endings: Partial<Record<Role, object>> = {
  orchestrator: { code: null, signal: 'SIGKILL' },
  'local cloud': { code: 1, stderr: expect.stringMatching(/local cloud has ended \(SIGKILL\)/) as string },
  producer: { code: 1, stderr: expect.stringMatching(/producer has ended \(SIGKILL\)/) as string },
};

describeIf(canSeeProcesses, 'processes are found by the files of Linux')('a run in whose middle', () => {
  it.each(victims.filter((role) => role !== 'function container'))(
    'the %s is killed leaves no process behind, and the next one completes it',
    async (victim) => {
      const workspace = newWorkspace();
      const run = await runInTheMiddle(workspace);
      await killOne(workspace, victim);
      await expect(run.ended).resolves.toMatchObject(endings[victim] ?? {});
      await workspace.isDeserted();
      await expectAllInOnePlace(workspace);
    },
  );

  it('the function container is killed goes on with a new one', async () => {
    const workspace = newWorkspace();
    const run = await runInTheMiddle(workspace);
    await killOne(workspace, 'function container');
    run.signal('SIGTERM');
    await expect(run.ended).resolves.toMatchObject({ code: 0, stderr: '' });
    await workspace.isDeserted();
    await expectAllInOnePlace(workspace);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s comes drains, and the next one goes on', async (signal) => {
    const workspace = newWorkspace();
    const run = await runInTheMiddle(workspace);
    run.signal(signal);
    const { code, stdout, stderr } = await run.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Stopped before the end\. The next start goes on from here\.$/m);
    await workspace.isDeserted();
    await expectAllInOnePlace(workspace);
  });
});
