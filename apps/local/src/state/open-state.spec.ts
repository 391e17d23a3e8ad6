import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetState, openState as open, stateVersion, type OpenStateOptions } from './open-state';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'state-')), '.local');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const openState = (at: string, options: Partial<OpenStateOptions> = {}) =>
  open(at, { say: () => undefined, ...options });

/** A process that exists and is not this one. */
const livingPid = process.ppid;
/** Above the greatest process number of any system that we know. */
const deadPid = 2 ** 30;

describe(openState, () => {
  it('makes a folder that says its version', async () => {
    await openState(folder);
    expect((await readFile(join(folder, 'version'), 'utf8')).trim()).toBe(stateVersion);
  });

  it('goes on with a folder that a killed run left behind', async () => {
    await openState(folder);
    await writeFile(join(folder, 'lock'), String(deadPid));
    await expect(openState(folder)).resolves.toBeDefined();
  });

  it('goes on where a kill cut the lock file short', async () => {
    await openState(folder);
    await writeFile(join(folder, 'lock'), '');
    await expect(openState(folder)).resolves.toBeDefined();
  });

  it('refuses a folder that a living run holds, and names the way out', async () => {
    await (await openState(folder)).release();
    await writeFile(join(folder, 'lock'), String(livingPid));
    await expect(openState(folder)).rejects.toMatchObject({
      code: 'STATE_IN_USE',
      exitCode: 2,
      message: expect.stringMatching(/LOCAL_STATE_FOLDER.*delete .*lock\. /) as string,
    });
  });

  it('takes over the lock of a run whose process number belongs to another process now', async () => {
    await (await openState(folder)).release();
    await writeFile(join(folder, 'lock'), `${livingPid} 100`);
    const startOf = (pid: number) => Promise.resolve(pid === livingPid ? '200' : '300');
    await expect(openState(folder, { startOf })).resolves.toBeDefined();
    expect(await readFile(join(folder, 'lock'), 'utf8')).toBe(`${process.pid} 300`);
  });

  it('refuses a lock whose process started when the lock says', async () => {
    await (await openState(folder)).release();
    await writeFile(join(folder, 'lock'), `${livingPid} 100`);
    const startOf = () => Promise.resolve('100');
    await expect(openState(folder, { startOf })).rejects.toMatchObject({ code: 'STATE_IN_USE' });
  });

  it('refuses a folder of another version and lets go of it', async () => {
    await (await openState(folder)).release();
    await writeFile(join(folder, 'version'), '0\n');
    await expect(openState(folder)).rejects.toMatchObject({ code: 'STATE_UNUSABLE', exitCode: 2 });
    await expect(readFile(join(folder, 'lock'))).rejects.toThrow('ENOENT');
  });

  it('refuses a folder that was half deleted', async () => {
    await (await openState(folder)).release();
    await rm(join(folder, 'version'));
    await writeFile(join(folder, 'secrets.json'), '{}');
    await expect(openState(folder)).rejects.toThrow(/holds secrets\.json but does not say of which version/);
  });
});

describe(forgetState, () => {
  it('leaves nothing', async () => {
    await (await openState(folder)).release();
    await forgetState(folder);
    await expect(readFile(join(folder, 'version'))).rejects.toThrow('ENOENT');
  });

  it('does not pull the folder from under a living run', async () => {
    await openState(folder);
    await writeFile(join(folder, 'lock'), String(livingPid));
    await expect(forgetState(folder)).rejects.toMatchObject({ code: 'STATE_IN_USE' });
  });
});
