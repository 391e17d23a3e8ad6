import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { encodeCheckpoint, loadCheckpoint, parseCheckpoint } from './create-checkpoint';
import { aLog } from './testing/a-log';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
});
afterEach(() => rm(folder, { recursive: true }));

const six = new Date('2013-01-01T06:00:00Z');
const seven = new Date('2013-01-01T07:00:00Z');

describe(loadCheckpoint, () => {
  it('goes on where another process stopped', async () => {
    const path = join(folder, 'deep', 'checkpoint.json');
    const first = await loadCheckpoint({ path, ...aLog() });
    expect(first.last('EWR')).toBeUndefined();
    first.acknowledge('EWR', six);
    first.acknowledge('JFK', seven);
    await first.flush();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      version: 1,
      stations: { EWR: '2013-01-01T06:00:00Z', JFK: '2013-01-01T07:00:00Z' },
    });
    const second = await loadCheckpoint({ path, ...aLog() });
    expect(second.last('EWR')).toEqual(six);
  });

  it('never goes back', async () => {
    const checkpoint = await loadCheckpoint({ ...aLog() });
    checkpoint.acknowledge('EWR', seven);
    checkpoint.acknowledge('EWR', six);
    expect(checkpoint.last('EWR')).toEqual(seven);
  });

  it('says that it cannot be written, and goes on', async () => {
    const { lines, logger } = aLog();
    await writeFile(join(folder, 'file'), '');
    const checkpoint = await loadCheckpoint({ path: join(folder, 'checkpoint'), logger });
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    checkpoint.acknowledge('EWR', six);
    await checkpoint.flush();
    expect(lines).toMatchObject([{ event: 'checkpoint-failed', level: 'error' }]);
  });
});

describe(parseCheckpoint, () => {
  it('reads what was written', () => {
    const instant = fc.integer({ min: 0, max: 4_102_444_800 }).map((seconds) => new Date(seconds * 1000));
    const station = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(station, instant)), (pairs) => {
        const instants = new Map(pairs);
        expect(new Map(parseCheckpoint(encodeCheckpoint(instants), 'p'))).toEqual(instants);
      }),
    );
  });

  it.each([
    ['{"version":1,"stat', 'holds no JSON'],
    ['', 'holds no JSON'],
    ['null', 'version undefined'],
    ['{"version":2,"stations":{}}', 'is of version 2, this producer reads version 1'],
    ['{"version":1}', 'names no stations'],
    ['{"version":1,"stations":{"EWR":"soon"}}', 'no instant for station EWR'],
  ])('refuses %s with the path and a way out', (text, reason) => {
    const attempt = () => parseCheckpoint(text, '/state/checkpoint.json');
    expect(attempt).toThrow(reason);
    expect(attempt).toThrow('/state/checkpoint.json');
    expect(attempt).toThrow('Delete it');
  });
});
