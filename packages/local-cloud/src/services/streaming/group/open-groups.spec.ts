import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock } from '@weather-stream/service-kit';
import type { ConsumerGroup } from './consumer-group';
import { openGroups } from './open-groups';

const hourMs = 3_600_000;

describe(openGroups, () => {
  const clock = createManualClock();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'groups-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = () => openGroups({ file: join(folder, 'groups.json'), retentionMs: hourMs, clock });
  const aGroup = (groupName: string): ConsumerGroup => ({
    groupName,
    epoch: 0,
    usedAt: clock.now(),
    members: [{ instanceName: 'one', timeoutInMs: 1000, seenAt: clock.now() }],
    partitions: [{ position: { type: 'AT_OFFSET', offset: 7 }, committedOffset: 6 }],
  });

  it('has on disk what it was given, also when much was given at once, and nothing half-written', async () => {
    const groups = open();
    const names = Array.from({ length: 20 }, (_, index) => `group ${index}`);
    await Promise.all(names.map((name) => groups.put(aGroup(name))));
    expect(names.map((name) => open().get(name))).toEqual(names.map(aGroup));
    expect(readdirSync(folder)).toEqual(['groups.json']);
  });

  it('gives members their whole time-out after a start: it was not them who were silent', async () => {
    await open().put(aGroup('readers'));
    await clock.advance(60_000);
    expect(open().get('readers')?.members).toMatchObject([{ seenAt: clock.now() }]);
  });

  it.each(['{"version":0}', '[]', 'half of a fi'])('says how to go on when its file holds %s', (content) => {
    writeFileSync(join(folder, 'groups.json'), content);
    expect(open).toThrow(/groups\.json is not of version 1: remove it/);
  });
});
