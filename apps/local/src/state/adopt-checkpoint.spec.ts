import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adoptCheckpoint } from './adopt-checkpoint';
import { statePaths, type StatePaths } from './state-paths';

let paths: StatePaths;
beforeEach(async () => {
  paths = statePaths(await mkdtemp(join(tmpdir(), 'adopt-')));
});
afterEach(() => rm(paths.folder, { recursive: true, force: true }));

const aCheckpoint = (...instants: string[]) =>
  JSON.stringify({
    version: 1,
    stations: Object.fromEntries(instants.map((at, index) => [`S${index}`, at])),
  });

async function adopt(): Promise<string[]> {
  const said: string[] = [];
  await adoptCheckpoint(paths, (sentence) => said.push(sentence));
  return said;
}

describe(adoptCheckpoint, () => {
  it('does and says nothing where there is none', async () => {
    expect(await adopt()).toEqual([]);
  });

  it('takes the shared one over for the recorded source', async () => {
    const text = aCheckpoint('2013-12-30T23:00:00Z', '2013-01-01T06:00:00Z');
    await writeFile(paths.formerCheckpoint, text);
    expect(await adopt()).toHaveLength(1);
    expect(await readdir(paths.folder)).toEqual(['checkpoint-recorded.json']);
    expect(await readFile(paths.checkpoint('recorded'), 'utf8')).toBe(text);
  });

  it('sets one aside that would hide the record, and says that each source begins anew', async () => {
    await writeFile(paths.formerCheckpoint, aCheckpoint('2013-01-01T06:00:00Z', '2026-11-23T20:00:00Z'));
    expect(await adopt()).toEqual([expect.stringMatching(/begins anew.*not stored twice/)]);
    expect(await readdir(paths.folder)).toEqual(['checkpoint.json.former']);
  });

  it('leaves the checkpoint of the recorded source alone', async () => {
    await writeFile(paths.checkpoint('recorded'), 'mine');
    await writeFile(paths.formerCheckpoint, aCheckpoint('2013-01-01T06:00:00Z'));
    await adopt();
    expect(await readFile(paths.checkpoint('recorded'), 'utf8')).toBe('mine');
  });

  it('hands a damaged one over to the producer, which refuses it', async () => {
    await writeFile(paths.formerCheckpoint, '{"version": 1, "stat');
    await adopt();
    expect(await readFile(paths.checkpoint('recorded'), 'utf8')).toBe('{"version": 1, "stat');
  });
});
