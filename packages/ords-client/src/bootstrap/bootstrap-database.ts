import { createSqlClient, type SqlClient } from '../create-sql-client';
import { createTokenSource } from '../create-token-source';
import { OrdsUnexpectedAnswerError } from '../errors';
import type { HttpCall } from '../http';
import { assertOrdsVersion } from './assert-ords-version';
import type { BootstrapOptions } from './bootstrap-options';
import { names } from './names';
import { prepareSchema } from './prepare-schema';
import { prepareUser } from './prepare-user';
import { publishIngest } from './publish-ingest';
import { registerClient } from './register-client';
import { smokeTest } from './smoke-test';
import { statements } from './statements';
import { ATTEMPTS_WHILE_STARTING, waitUntil } from './wait-until';

/** What the bootstrap did. */
export interface BootstrapOutcome {
  /** Like `24.3.0.262.0924`. */
  ordsVersion: string;
  /** The steps in words, in order. */
  steps: string[];
}

async function readOrdsVersion(admin: SqlClient): Promise<string> {
  const { rows } = await admin.execute(statements.readOrdsVersion);
  const version = rows[0]?.version;
  if (typeof version !== 'string')
    throw new OrdsUnexpectedAnswerError('reading the ORDS version: no version');
  return version;
}

/** An {@link HttpCall} that ends with the signal. */
const until =
  (signal: AbortSignal, http: HttpCall): HttpCall =>
  (request) => {
    signal.throwIfAborted();
    return http({ ...request, signal });
  };

/**
 * Makes a fresh database ready for the pipeline, over HTTPS alone: user, REST-enabled schema, table, package, handler,
 * privilege, OAuth client. Whatever is there already is kept, so it can be run again, also after it broke off half-way.
 *
 * @throws OrdsError with its `code`: `ORDS_UNAVAILABLE` when the database does not answer within about ten minutes,
 * `ORDS_UNAUTHORIZED` when ADMIN's password is refused, `ORDS_TOO_OLD` before ORDS 24.3, `ORDS_SQL_FAILED` otherwise;
 * the signal's reason when it is aborted
 */
export async function bootstrapDatabase(options: BootstrapOptions): Promise<BootstrapOutcome> {
  const { http, signal } = options;
  if (signal === undefined) return runSteps(options);
  try {
    return await runSteps({ ...options, http: until(signal, http) });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

async function runSteps(options: BootstrapOptions): Promise<BootstrapOutcome> {
  const { ordsUrl, adminPassword, demoPassword, clientId, clientSecret, http, clock, signal } = options;
  const steps: string[] = [];
  const log = (step: string): void => {
    steps.push(step);
    options.log(step);
  };
  const secrets = [adminPassword, demoPassword, clientSecret];
  const connect = (username: string, password: string, alias: string) =>
    createSqlClient({ ordsUrl, alias, username, password, http, secrets });
  const admin = connect('ADMIN', adminPassword, 'admin');
  const demo = connect(names.user, demoPassword, names.alias);
  const credentials = () => Promise.resolve({ clientId, clientSecret });
  const tokens = createTokenSource({ ordsUrl, alias: names.alias, credentials, http, clock });

  await waitUntil(() => admin.execute(statements.ping), { clock, signal }, ATTEMPTS_WHILE_STARTING);
  const ordsVersion = await readOrdsVersion(admin);
  assertOrdsVersion(ordsVersion);
  log(`reached ORDS ${ordsVersion}`);
  await prepareUser(admin, demo, { demoPassword, clock, signal, log });
  await prepareSchema(demo, { log });
  await publishIngest(demo, { log });
  await registerClient(demo, tokens, { clientId, clientSecret, log });
  await smokeTest(tokens, { ordsUrl, http, clock, signal, log });
  return { ordsVersion, steps };
}
