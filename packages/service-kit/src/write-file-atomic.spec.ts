import { mkdtemp, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileAtomic } from './write-file-atomic';

describe(writeFileAtomic, () => {
  it('replaces the content, makes missing folders and leaves nothing else behind', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'atomic-')), 'deep');
    const path = join(folder, 'state.json');
    await writeFileAtomic(path, 'one');
    await writeFileAtomic(path, 'two', 0o600);
    expect(await readFile(path, 'utf8')).toBe('two');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  it('removes with its first write in a folder what a killed process left there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'atomic-'));
    const gone = 2 ** 31 - 1;
    await writeFile(join(folder, `state.json.${gone}.7.tmp`), '{"half');
    await Promise.all([writeFileAtomic(join(folder, 'a'), '1'), writeFileAtomic(join(folder, 'b'), '2')]);
    expect((await readdir(folder)).sort()).toEqual(['a', 'b']);
  });
});
