import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock } from '@weather-stream/service-kit';
import { encodeCheckpoint } from './checkpoint-file';
import { loadCheckpoint } from './create-checkpoint';
import { aLog } from './testing/a-log';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
});
afterEach(() => rm(folder, { recursive: true }));

const clock = createManualClock(Date.UTC(2026, 0, 1));
const recorded = { sourceKind: 'recorded', clock } as const;
const six = new Date('2013-01-01T06:00:00Z');
const seven = new Date('2013-01-01T07:00:00Z');

describe(loadCheckpoint, () => {
  it('goes on where another process stopped', async () => {
    const path = join(folder, 'deep', 'checkpoint.json');
    const first = await loadCheckpoint({ path, ...recorded, ...aLog() });
    expect(first.last('EWR')).toBeUndefined();
    first.acknowledge('EWR', six);
    first.acknowledge('JFK', seven);
    await first.flush();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      version: 1,
      source: 'recorded',
      stations: { EWR: '2013-01-01T06:00:00Z', JFK: '2013-01-01T07:00:00Z' },
    });
    const second = await loadCheckpoint({ path, ...recorded, ...aLog() });
    expect(second.last('EWR')).toEqual(six);
  });

  it('never goes back', async () => {
    const checkpoint = await loadCheckpoint({ ...recorded, ...aLog() });
    checkpoint.acknowledge('EWR', seven);
    checkpoint.acknowledge('EWR', six);
    expect(checkpoint.last('EWR')).toEqual(seven);
  });

  it('says that it cannot be written, and goes on', async () => {
    const { lines, logger } = aLog();
    await writeFile(join(folder, 'file'), '');
    const checkpoint = await loadCheckpoint({ path: join(folder, 'checkpoint'), ...recorded, logger });
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    checkpoint.acknowledge('EWR', six);
    await checkpoint.flush();
    expect(lines).toMatchObject([{ event: 'checkpoint-failed', level: 'error' }]);
  });

  it.each([
    ['recorded', 'open-meteo', false],
    ['weatherapi', 'recorded', false],
    ['weatherapi', 'open-meteo', true],
    [undefined, 'recorded', true],
  ] as const)('reads a file of the source %s for %s: %s', async (source, sourceKind, isRead) => {
    const path = join(folder, 'checkpoint.json');
    await writeFile(path, encodeCheckpoint({ source, instants: new Map([['EWR', six]]) }));
    const loading = loadCheckpoint({ path, clock, sourceKind, ...aLog() });
    if (isRead) expect((await loading).last('EWR')).toEqual(six);
    else await expect(loading).rejects.toThrow(/of the source .* WEATHER_SOURCE is .* Delete it/s);
  });

  it('forgets an instant that lies in the future, and says so', async () => {
    const path = join(folder, 'checkpoint.json');
    const instants = new Map([
      ['EWR', new Date(clock.now() + 400 * 86_400_000)],
      ['JFK', new Date(clock.now() + 3_600_000)],
    ]);
    await writeFile(path, encodeCheckpoint({ source: 'weatherapi', instants }));
    const { lines, logger } = aLog();
    const checkpoint = await loadCheckpoint({ path, clock, sourceKind: 'weatherapi', logger });
    expect(checkpoint.last('EWR')).toBeUndefined();
    expect(checkpoint.last('JFK')).toEqual(instants.get('JFK'));
    expect(lines).toMatchObject([{ event: 'checkpoint-ahead', station: 'EWR', level: 'warn' }]);
  });
});
