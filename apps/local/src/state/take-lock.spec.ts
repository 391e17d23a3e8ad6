import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProcessStart } from './process-start';
import { assertUnlocked, takeLock } from './take-lock';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pathsOf = (at: string) => ({ folder: at, lock: join(at, 'lock') });

describe(takeLock, () => {
  it('leaves the lock and nothing else', async () => {
    await takeLock(pathsOf(folder));
    expect(await readdir(folder)).toEqual(['lock']);
    expect(await readFile(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}( \\w+)?$`));
  });

  it('does not take away what another process took while the stale lock was looked at', async () => {
    const { lock } = pathsOf(folder);
    await writeFile(lock, '111 1');
    const startOf = async (pid: number) => {
      if (pid === 111) await writeFile(lock, '222 2');
      return pid === 222 ? '2' : undefined;
    };
    await expect(takeLock(pathsOf(folder), startOf)).rejects.toMatchObject({
      code: 'STATE_IN_USE',
      message: expect.stringContaining('process 222') as string,
    });
    expect(await readFile(lock, 'utf8')).toBe('222 2');
    expect(await readdir(folder)).toEqual(['lock']);
  });
});

describe(assertUnlocked, () => {
  it('takes no lock, an empty one and a dead one for none', async () => {
    const dead = () => Promise.resolve(undefined);
    await expect(assertUnlocked(pathsOf(folder), dead)).resolves.toBeUndefined();
    for (const text of ['', '4711', '4711 5']) {
      await writeFile(join(folder, 'lock'), text);
      await expect(assertUnlocked(pathsOf(folder), dead)).resolves.toBe(text);
    }
  });
});

describe(findProcessStart, () => {
  it('knows the living from the dead, and says the same of the same process', async () => {
    expect(await findProcessStart(2 ** 30)).toBeUndefined();
    expect(await findProcessStart(process.pid)).toBe(await findProcessStart(process.pid));
    expect(await findProcessStart(process.pid)).toEqual(expect.any(String));
  });
});
