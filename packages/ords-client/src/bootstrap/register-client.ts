import type { SqlClient } from '../create-sql-client';
import type { TokenSource } from '../create-token-source';
import { OrdsUnauthorizedError, OrdsUnexpectedAnswerError } from '../errors';
import type { BootstrapOptions } from './bootstrap-options';
import { count } from './count';
import { names } from './names';
import { statements } from './statements';

async function readClientId(demo: SqlClient): Promise<string | undefined> {
  const { rows } = await demo.execute(statements.selectClient);
  const clientId = rows[0]?.client_id;
  return typeof clientId === 'string' ? clientId : undefined;
}

async function acceptsSecret(tokens: TokenSource): Promise<boolean> {
  try {
    await tokens.token();
    return true;
  } catch (error) {
    if (error instanceof OrdsUnauthorizedError) return false;
    throw error;
  }
}

/**
 * As DEMO: registers the function's OAuth client under the given id, and the given secret where it is not accepted yet.
 * A client has two slots for secrets; the older one stays good, so that a rotation has no gap.
 */
export async function registerClient(
  demo: SqlClient,
  tokens: TokenSource,
  { clientId, clientSecret, log }: Pick<BootstrapOptions, 'clientId' | 'clientSecret' | 'log'>,
): Promise<void> {
  const foundId = await readClientId(demo);
  if (foundId !== undefined && foundId !== clientId) {
    await demo.execute(statements.deleteClient);
    log(`removed the client ${names.client}, which had another id`);
  }
  if (foundId !== clientId) {
    await demo.execute(statements.importClient, { client_id: clientId });
    log(`imported the client ${names.client}`);
  }
  for (const role of names.clientRoles) {
    if ((await count(demo, statements.countClientRole, { role_name: role })) === 0) {
      await demo.execute(statements.grantClientRole, { role_name: role });
    }
  }
  if (!(await acceptsSecret(tokens))) {
    await demo.execute(statements.registerClientSecret, { client_secret: clientSecret });
    log('registered its secret');
  }
  if ((await readClientId(demo)) !== clientId) {
    throw new OrdsUnexpectedAnswerError(
      `the client ${names.client} was imported, but its id reads back different`,
    );
  }
}
