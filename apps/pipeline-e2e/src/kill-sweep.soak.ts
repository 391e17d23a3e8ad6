import { findDeliveryFaults } from './delivery/find-delivery-faults';
import { inspectDelivery } from './delivery/inspect-delivery';
import { untilMessages } from './testing/cloud-status';
import { createWorkspace, writeCheckpoint, type Workspace } from './testing/create-workspace';
import { describeIf } from './testing/describe-if';
import { freePort } from './testing/free-port';
import { canSeeProcesses, type Role } from './testing/processes-of';
import { readAccount } from './testing/read-account';
import { readRecordedIds } from './testing/read-record';
import { killOne, victims } from './testing/victims';

/** Kills of one sweep. `SOAK_KILLS=40 nx run pipeline-e2e:soak` kills more. */
const kills = Number(process.env.SOAK_KILLS ?? '16');

/** The record's impossible wind is in the middle of what a sweep publishes. */
const startAfter = '2013-02-08T06:00:00Z';

/** How far a run gets before its kill: from its first message to the middle of its work, never twice the same. */
const messagesBeforeKill = (round: number) => 1 + ((round * 61) % 173);

/** A run of thousands of observations that ends by the kill of one of its processes, and leaves none behind. */
async function runUntilKilled(workspace: Workspace, victim: Role, messages: number): Promise<void> {
  const port = await freePort();
  const run = workspace.start(['start', '--count', '3000', '--json'], { LOCAL_CLOUD_PORT: String(port) });
  await untilMessages(port, messages);
  await killOne(workspace, victim);
  if (victim === 'function container') run.signal('SIGTERM');
  await run.ended;
  await workspace.isDeserted();
}

async function sweep(workspace: Workspace): Promise<void> {
  const record = readRecordedIds(startAfter);
  writeCheckpoint(workspace, startAfter);
  let messages = 0;
  for (let round = 0; round < kills; round += 1) {
    const victim = victims[round % victims.length] ?? 'producer';
    await runUntilKilled(workspace, victim, messages + messagesBeforeKill(round));
    const delivery = await inspectDelivery(workspace);
    const faults = findDeliveryFaults({ record, ...delivery });
    if (faults.length > 0) throw new Error(`Round ${round}, ${victim}: ${faults.join(', ')}`);
    messages = delivery.published.length + delivery.rejected.length;
  }
}

describeIf(canSeeProcesses, 'processes are found by the files of Linux')('one local state', () => {
  const workspace = createWorkspace();
  afterAll(() => workspace.dispose());

  it(`survives ${kills} kills of every process in turn, with each observation in its one place`, async () => {
    await sweep(workspace);
    const last = await workspace.run(['start', '--count', '100', '--json']);
    expect(last).toMatchObject({ code: 0, stderr: '' });
    expect(readAccount(last.stdout).published).toBe(100);
  });

  it('accounts for 5000 observations at once', async () => {
    const fresh = createWorkspace();
    try {
      const { code, stdout } = await fresh.run(['start', '--count', '5000', '--json']);
      expect(code).toBe(0);
      expect(readAccount(stdout)).toMatchObject({
        published: 5000,
        stored: 4999,
        rejected: 1,
        duplicates: 0,
      });
      const delivery = await inspectDelivery(fresh);
      expect(findDeliveryFaults({ record: readRecordedIds(), ...delivery })).toEqual([]);
    } finally {
      await fresh.dispose();
    }
  });
});
