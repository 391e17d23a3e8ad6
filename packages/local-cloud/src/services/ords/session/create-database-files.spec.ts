import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../../../testing/silent-logger';
import { createDatabaseFiles, type DatabaseFiles } from './create-database-files';
import type { LocalDatabase } from './open-database';

describe(createDatabaseFiles, () => {
  let folder: string;
  let files: DatabaseFiles;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ords-'));
    files = createDatabaseFiles({ folder, limits: { memoryMiB: 256 }, logger: silentLogger });
  });
  afterEach(async () => {
    await files.close();
    await rm(folder, { recursive: true });
  });

  /** DuckDB's own means for tests: what a full disk does at a checkpoint. */
  const breakFile = async ({ file }: LocalDatabase): Promise<void> => {
    await file.query(`SET debug_checkpoint_abort = 'before_header'`);
    await expect(file.query('CHECKPOINT')).rejects.toThrow('FATAL');
    await expect(file.query('SELECT 1')).rejects.toThrow('invalidated');
  };

  it('opens a database once', async () => {
    expect(await files.find('a')).toBe(await files.find('a'));
    expect(files.names()).toEqual(['a']);
  });

  it('opens a database anew after a fatal error, once for all who ask, with all that was committed', async () => {
    const broken = await files.find('a');
    await broken.file.query('CREATE TABLE kept AS SELECT 7 AS seven');
    await breakFile(broken);
    const [one, other] = await Promise.all([files.find('a'), files.find('a')]);
    expect(one).toBe(other);
    expect((await one.file.query('SELECT seven FROM kept')).rows).toEqual([[7]]);
  });

  it('does not take a statement that fails for a broken file', async () => {
    const database = await files.find('a');
    await expect(database.file.query('SELECT nothing')).rejects.toThrow('nothing');
    expect(await files.find('a')).toBe(database);
  });

  it('removes the files of a database that is forgotten, open or not, and no others', async () => {
    await files.find('a');
    await (await files.find('b')).file.query('CREATE TABLE t AS SELECT 1 AS one');
    await files.forget('b');
    await files.forget('never opened');
    expect((await readdir(folder)).filter((name) => !name.startsWith('a.'))).toEqual([]);
    expect(files.names()).toEqual(['a']);
  });
});
