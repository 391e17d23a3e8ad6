import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from './bootstrap-statements';
import { openTestDatabase, testFileName } from './test-database';

let template: Promise<string> | undefined;

afterAll(async () => {
  if (template !== undefined) await rm(await template, { recursive: true });
});

async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ords-template-'));
  const database = await openTestDatabase(folder);
  await bootstrap(database);
  await database.close();
  return folder;
}

/**
 * Puts the file of a bootstrapped database into a new folder. The bootstrap runs once a spec file.
 *
 * @returns the folder
 */
export async function copyBootstrappedFile(fileName: string): Promise<string> {
  template ??= makeTemplate();
  const folder = await mkdtemp(join(tmpdir(), 'ords-'));
  await copyFile(join(await template, testFileName), join(folder, fileName));
  return folder;
}
