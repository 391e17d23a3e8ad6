import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCustomLogs } from './open-custom-logs';
import type { LogRecord } from './types';

const buildRecord = (id: number): LogRecord => ({
  time: id,
  id: String(id),
  type: 'type',
  source: 'source',
  data: { message: `line ${id}` },
  ingestedTime: id,
});

const buildRecords = (from: number, to: number): LogRecord[] =>
  Array.from({ length: to - from }, (_, index) => buildRecord(from + index));

describe(openCustomLogs, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'logs-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const path = (): string => join(folder, 'log.jsonl');

  it('gives back what was put, in its order, also once opened again', async () => {
    const logs = openCustomLogs(folder);
    await Promise.all([logs.append('log', buildRecords(0, 2)), logs.append('log', buildRecords(2, 3))]);
    expect(await logs.read('log')).toEqual(buildRecords(0, 3));
    expect(await openCustomLogs(folder).read('log')).toEqual(buildRecords(0, 3));
    expect(await logs.read('other')).toEqual([]);
  });

  it('keeps the newest, in a file that does not grow without end', async () => {
    const logs = openCustomLogs(folder, 10);
    for (let id = 0; id < 95; id += 1) await logs.append('log', [buildRecord(id)]);
    expect(await logs.read('log')).toEqual(buildRecords(85, 95));
    const lines = (await readFile(path(), 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeLessThan(20);
    expect(await openCustomLogs(folder, 10).read('log')).toEqual(buildRecords(85, 95));
  });

  it('goes on behind a line that a kill has cut short', async () => {
    await writeFile(path(), `${JSON.stringify(buildRecord(0))}\n{"time":1,"id`);
    await openCustomLogs(folder).append('log', [buildRecord(2)]);
    expect(await openCustomLogs(folder).read('log')).toEqual([buildRecord(0), buildRecord(2)]);
  });

  it('has nothing left of a log that is forgotten', async () => {
    const logs = openCustomLogs(folder);
    await logs.append('log', [buildRecord(0)]);
    await logs.forget('log');
    expect(await logs.read('log')).toEqual([]);
    expect(await openCustomLogs(folder).read('log')).toEqual([]);
  });
});
