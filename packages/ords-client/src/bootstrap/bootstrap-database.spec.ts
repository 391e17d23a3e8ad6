import { createManualClock } from '@weather-stream/service-kit';
import { createFakeOrds, type FakeOrds } from '../testing/create-fake-ords';
import { bootstrapDatabase, type BootstrapOutcome } from './bootstrap-database';
import { names } from './names';
import { statements } from './statements';

const passwords = {
  adminPassword: 'AdminPassword1',
  demoPassword: 'DemoPassword12',
  clientId: 'client-1',
  clientSecret: 'client-secret-1',
};

/** Runs the bootstrap, moving the clock on whenever it waits. */
async function run(
  fake: FakeOrds,
  changes: Partial<typeof passwords> = {},
): Promise<BootstrapOutcome & { log: string[] }> {
  const clock = createManualClock();
  const log: string[] = [];
  const outcome = bootstrapDatabase({
    ...passwords,
    ...changes,
    ordsUrl: 'https://db.example/ords/',
    http: fake.http,
    clock,
    log: (step) => void log.push(step),
  });
  const progress = { ended: false };
  const end = () => void (progress.ended = true);
  outcome.then(end, end);
  while (!progress.ended) await clock.advance(1000);
  return { ...(await outcome), log };
}

const fresh = (): FakeOrds => createFakeOrds(passwords.adminPassword);
const creations = (fake: FakeOrds): string[] => fake.calls.filter((name) => name.startsWith('create'));

describe(bootstrapDatabase, () => {
  it('turns an empty database into one that stores batches', async () => {
    const fake = fresh();
    const { ordsVersion, steps, log } = await run(fake);
    expect(fake.state).toEqual({
      demoPassword: passwords.demoPassword,
      schemaOpen: true,
      table: true,
      index: true,
      role: true,
      handlerSource: statements.ingestHandler.text,
      client: { id: 'client-1', secrets: ['client-secret-1'], roles: [...names.clientRoles] },
    });
    expect(ordsVersion).toBe('24.3.0.262.0924');
    expect(log).toEqual(steps);
  });

  it('creates nothing twice when it is run again, and leaves the password alone', async () => {
    const fake = fresh();
    await run(fake);
    const state = structuredClone(fake.state);
    fake.calls.length = 0;
    await run(fake);
    expect(fake.state).toEqual(state);
    expect(creations(fake)).toEqual(['createPackage', 'createPackageBody']);
    expect(fake.calls).not.toContain('alterUserPassword');
    expect(fake.calls).not.toContain('registerClientSecret');
  });

  const everyStatement = Object.keys(statements).filter(
    (name) => !['alterUserPassword', 'deleteClient', 'ingestHandler'].includes(name),
  );

  it.each(everyStatement)('completes when run again after %s had failed', async (name) => {
    const fake = fresh();
    fake.failNext(name, {
      status: 200,
      json: { items: [{ errorCode: 1031, errorDetails: 'insufficient privileges' }] },
    });
    await expect(run(fake)).rejects.toMatchObject({ code: 'ORDS_SQL_FAILED', oraNumber: 1031 });
    await run(fake);
    expect(fake.state.client).toEqual({
      id: 'client-1',
      secrets: ['client-secret-1'],
      roles: [...names.clientRoles],
    });
  });

  it('waits for an ORDS that does not answer yet', async () => {
    const fake = fresh();
    fake.failNext('ping', { status: 503 });
    fake.failNext('ping', { status: 404 });
    await expect(run(fake)).resolves.toMatchObject({ ordsVersion: '24.3.0.262.0924' });
  });

  it('waits for a handler that the metadata cache does not know yet', async () => {
    const fake = fresh();
    fake.failNext('handler', { status: 404 });
    await expect(run(fake)).resolves.toBeDefined();
  });

  it('gives up at once when what it asks for is not implemented', async () => {
    const fake = fresh();
    fake.failNext('ping', { status: 501, json: { code: 'NotImplemented', message: 'not here' } });
    await expect(run(fake)).rejects.toMatchObject({ code: 'ORDS_UNEXPECTED_ANSWER' });
    expect(fake.calls).toEqual(['ping']);
  });

  it('ends at once when it is told to, and asks nothing more', async () => {
    const fake = fresh();
    const stop = new AbortController();
    for (let attempt = 0; attempt < 3; attempt += 1) fake.failNext('ping', { status: 503 });
    const clock = createManualClock();
    const outcome = bootstrapDatabase({
      ...passwords,
      ordsUrl: 'https://db.example/ords/',
      http: fake.http,
      clock,
      signal: stop.signal,
      log: () => undefined,
    });
    const failure = expect(outcome).rejects.toThrow('stopped by SIGINT');
    while (clock.sleeperCount() === 0) await clock.advance(0);
    stop.abort(new Error('stopped by SIGINT'));
    await failure;
    expect(fake.calls).toEqual(['ping']);
  });

  it('gives up at once when the password of ADMIN is refused', async () => {
    await expect(run(createFakeOrds('another'))).rejects.toMatchObject({ code: 'ORDS_UNAUTHORIZED' });
  });

  it('changes the password of a user that has another one', async () => {
    const fake = fresh();
    await run(fake);
    await run(fake, { demoPassword: 'NewPassword-99' });
    expect(fake.state.demoPassword).toBe('NewPassword-99');
  });

  it('adds a second secret beside the first, so that a rotation has no gap', async () => {
    const fake = fresh();
    await run(fake);
    await run(fake, { clientSecret: 'client-secret-2' });
    expect(fake.state.client?.secrets).toEqual(['client-secret-1', 'client-secret-2']);
  });

  it('replaces a client that has another id', async () => {
    const fake = fresh();
    await run(fake);
    await run(fake, { clientId: 'client-2' });
    expect(fake.state.client).toMatchObject({ id: 'client-2', secrets: ['client-secret-1'] });
  });

  it('refuses an ORDS that cannot register a given secret, and names the version that can', async () => {
    const fake = fresh();
    fake.ordsVersion = '23.4.0.346.1619';
    await expect(run(fake)).rejects.toThrow(/23\.4\.0.*24\.3 or newer/);
    expect(creations(fake)).toEqual([]);
  });

  it('fails when the package does not compile, although its creation succeeded', async () => {
    const fake = fresh();
    const error = { name: 'WEATHER_INGEST', line: 9, position: 4, text: 'PLS-00103: Encountered' };
    fake.failNext('selectCompileErrors', {
      status: 200,
      json: { items: [{ resultSet: { items: [error] } }] },
    });
    await expect(run(fake)).rejects.toThrow('9:4 PLS-00103');
  });

  it('fails when the handler lets a stranger in', async () => {
    const fake = fresh();
    fake.failNext('handler', { status: 200, json: { stored: 0, duplicates: 0 } });
    fake.failNext('handler', { status: 200, json: { stored: 0, duplicates: 0 } });
    await expect(run(fake)).rejects.toThrow('shall answer 401 and answers 200');
  });

  it('keeps every secret out of what it logs and throws', async () => {
    const fake = fresh();
    const details = `ORA-28003: ${passwords.demoPassword} ${passwords.clientSecret} ${passwords.adminPassword}`;
    fake.failNext('createUser', {
      status: 200,
      json: { items: [{ errorCode: 28003, errorDetails: details }] },
    });
    const failure = await run(fake).then(String, String);
    const { log } = await run(fake);
    for (const secret of [passwords.demoPassword, passwords.clientSecret, passwords.adminPassword]) {
      expect(failure + log.join()).not.toContain(secret);
    }
    expect(failure).toContain('ORA-28003');
  });
});
