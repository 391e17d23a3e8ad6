import type { SqlClient } from '../create-sql-client';
import type { BootstrapOptions } from './bootstrap-options';
import { count } from './count';
import { names } from './names';
import { statements } from './statements';

/**
 * As DEMO: defines the handler of `POST ingest/observations` and the privilege over it, in one transaction: there is no
 * moment at which the handler answers without asking for a token. The handler's source is a bind, not a literal.
 */
export async function publishIngest(demo: SqlClient, { log }: Pick<BootstrapOptions, 'log'>): Promise<void> {
  if ((await count(demo, statements.countRole)) === 0) await demo.execute(statements.createRole);
  await demo.execute(statements.defineIngestModule, { handler_source: statements.ingestHandler.text });
  log(`defined the handler ${names.alias}/ingest/observations`);
}
