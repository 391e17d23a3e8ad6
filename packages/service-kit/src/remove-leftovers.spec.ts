import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { isProcessAlive, removeLeftovers, toTemporaryPath } from './remove-leftovers';

const otherPid = process.pid + 1;

async function aFolder(names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leftovers-'));
  await Promise.all(names.map((name) => writeFile(join(folder, name), 'half')));
  return folder;
}

describe(removeLeftovers, () => {
  it('removes what a process that is gone has left, under whatever name', async () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/);
    const pid = fc.integer({ min: 1, max: 4_194_304 });
    await fc.assert(
      fc.asyncProperty(name, pid, fc.nat(), async (path, writer, sequence) => {
        const folder = await aFolder([toTemporaryPath(path, writer, sequence), path]);
        await removeLeftovers(folder, { isAlive: () => false, isInFlight: () => false });
        expect(await readdir(folder)).toEqual([path]);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves what a running process writes, what this one writes, and what is not ours', async () => {
    const names = ['a.json', 'b.tmp', 'c.1.tmp', `d.${otherPid}.1.tmp`, `e.${process.pid}.1.tmp`];
    const folder = await aFolder([...names, `f.${process.pid}.2.tmp`]);
    await removeLeftovers(folder, {
      isAlive: (pid) => pid === otherPid,
      isInFlight: (path) => path === join(folder, `e.${process.pid}.1.tmp`),
    });
    expect((await readdir(folder)).sort()).toEqual(names);
  });

  it('says nothing of a folder that is not there', async () => {
    const writers = { isAlive: () => false, isInFlight: () => false };
    await expect(removeLeftovers('/no/such/folder', writers)).resolves.toBeUndefined();
  });
});

describe(isProcessAlive, () => {
  it('knows its own process, the first one, and none beyond the last id', () => {
    expect([process.pid, 1, 2 ** 31 - 1].map(isProcessAlive)).toEqual([true, true, false]);
  });
});
