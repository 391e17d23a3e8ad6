import type { SqlClient } from '../create-sql-client';
import { OrdsSqlError } from '../errors';
import type { BootstrapOptions } from './bootstrap-options';
import { count } from './count';
import { names } from './names';
import { statements } from './statements';

/** A compile error does not make CREATE PACKAGE fail: it is left in a dictionary view. */
async function assertCompiled(demo: SqlClient): Promise<void> {
  const { rows } = await demo.execute(statements.selectCompileErrors);
  if (rows.length === 0) return;
  const lines = rows
    .slice(0, 5)
    .map(({ line, position, text }) => `${String(line)}:${String(position)} ${String(text)}`);
  throw new OrdsSqlError(`the package WEATHER_INGEST does not compile: ${lines.join('; ')}`, 24344);
}

/** As DEMO: makes the table and its index where they are missing, and the package that stores a batch, always. */
export async function prepareSchema(demo: SqlClient, { log }: Pick<BootstrapOptions, 'log'>): Promise<void> {
  if ((await count(demo, statements.countTable)) === 0) {
    await demo.execute(statements.createTable);
    log(`created the table ${names.table}`);
  } else {
    log(`kept the table ${names.table} with its rows`);
  }
  if ((await count(demo, statements.countIndex)) === 0) await demo.execute(statements.createIndex);
  await demo.execute(statements.createPackage);
  await demo.execute(statements.createPackageBody);
  await assertCompiled(demo);
  log('compiled the package WEATHER_INGEST');
  await demo.execute(statements.enableTable);
  log(`opened the table at ${names.alias}/${names.tableAlias}/`);
}
