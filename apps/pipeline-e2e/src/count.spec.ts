import { findDeliveryFaults } from './delivery/find-delivery-faults';
import { inspectDelivery } from './delivery/inspect-delivery';
import { writeCheckpoint } from './testing/create-workspace';
import { readAccount } from './testing/read-account';
import { readRecordedIds } from './testing/read-record';
import { useWorkspaces } from './testing/use-workspace';

const newWorkspace = useWorkspaces();

/** An hour before which the record says that the wind at Newark blew at 1048 mph. */
const beforeImpossibleWind = '2013-02-12T06:00:00Z';
const impossibleWind = 'EWR@2013-02-12T08:00:00Z';

describe('start --count N --json', () => {
  it('accounts for every observation, goes on from the state, and sets an impossible one aside', async () => {
    const workspace = newWorkspace();
    writeCheckpoint(workspace, beforeImpossibleWind);
    const record = readRecordedIds(beforeImpossibleWind);

    const first = await workspace.run(['start', '--count', '2', '--json']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(readAccount(first.stdout)).toMatchObject({ published: 2, stored: 2, rejected: 0, duplicates: 0 });

    const second = await workspace.run(['start', '--count', '19', '--json']);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(readAccount(second.stdout)).toEqual({
      published: 19,
      stored: 18,
      rejected: 1,
      duplicates: 0,
      seconds: expect.any(Number) as number,
    });
    expect(second.stdout.trimEnd().split('\n').at(-1)).toMatch(/^\{/);

    const delivery = await inspectDelivery(workspace);
    expect(findDeliveryFaults({ record, ...delivery })).toEqual([]);
    expect(delivery.rejected).toEqual([impossibleWind]);
    expect(delivery.stored).toHaveLength(20);
    expect([...delivery.stored, ...delivery.rejected].sort()).toEqual(record.slice(0, 21).sort());
  });

  it('counts as duplicates what the database has already, when the producer forgets what it has published', async () => {
    const workspace = newWorkspace();
    await workspace.run(['start', '--count', '6', '--json']);
    writeCheckpoint(workspace, '2013-01-01T06:00:00Z');
    const again = await workspace.run(['start', '--count', '5', '--json']);
    expect(again.code).toBe(0);
    expect(readAccount(again.stdout)).toMatchObject({ published: 5, stored: 2, rejected: 0, duplicates: 3 });
  });

  it('counts what is set aside again in the run that does it, and in no other', async () => {
    const workspace = newWorkspace();
    const publishAgain = async (count: string) => {
      const { stdout } = await workspace.run(['start', '--count', count, '--json']);
      return readAccount(stdout);
    };
    writeCheckpoint(workspace, beforeImpossibleWind);
    expect(await publishAgain('5')).toMatchObject({ published: 5, stored: 4, rejected: 1, duplicates: 0 });
    writeCheckpoint(workspace, beforeImpossibleWind);
    expect(await publishAgain('6')).toMatchObject({ published: 6, stored: 1, rejected: 1, duplicates: 4 });
    expect(await publishAgain('3')).toMatchObject({ published: 3, stored: 3, rejected: 0, duplicates: 0 });
  });

  it('refuses to go past the end of the record, and publishes nothing', async () => {
    const workspace = newWorkspace();
    const [last = ''] = readRecordedIds().slice(-1);
    const beforeLast = readRecordedIds().at(-4)?.split('@')[1] ?? '';
    writeCheckpoint(workspace, beforeLast);
    const left = readRecordedIds(beforeLast).length;

    const past = await workspace.run(['start', '--count', String(left + 1), '--json']);
    expect(past.code).toBe(2);
    expect(past.stderr).toContain(`past the end of the record: ${left} observations remain`);
    expect(past.stderr).not.toMatch(/^\s+at /m);
    expect(past.stdout).not.toContain('starting the local cloud');

    const rest = await workspace.run(['start', '--count', String(left), '--json']);
    expect(rest.code).toBe(0);
    const over = await workspace.run(['start', '--once']);
    expect(over).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/the record ends at 2013-12-30 23:00 UTC.*local:reset/) as string,
    });
    const delivery = await inspectDelivery(workspace);
    expect(delivery.published).toHaveLength(left);
    expect(delivery.stored).toContain(last);
  });

  it.each([['0'], ['-1'], ['1.5'], ['many'], ['1000000000']])('refuses %s as a count', async (count) => {
    const { code, stderr } = await newWorkspace().run(['start', '--count', count]);
    expect(code).toBe(2);
    expect(stderr).toContain('whole number');
  });

  it('refuses --json without an end, and --once together with --count', async () => {
    const workspace = newWorkspace();
    const endless = await workspace.run(['start', '--json']);
    expect(endless).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--once or --count') as string,
    });
    const both = await workspace.run(['start', '--once', '--count', '1']);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('exclude each other') as string });
  });
});
