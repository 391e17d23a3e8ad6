import { rm } from 'node:fs/promises';
import { copyBootstrappedFile } from './copy-bootstrapped-file';
import { openTestDatabase, testFileName, type TestDatabase } from './test-database';

/** Opens a bootstrapped database of its own. */
export async function openBootstrappedDatabase(): Promise<TestDatabase> {
  const folder = await copyBootstrappedFile(testFileName);
  const database = await openTestDatabase(folder);
  return { ...database, close: () => database.close().then(() => rm(folder, { recursive: true })) };
}
