import { createManualClock } from '@weather-stream/service-kit';
import { createFakeOrds, type FakeOrds } from '../testing/create-fake-ords';
import { bootstrapDatabase } from './bootstrap-database';
import { findMissingParts } from './find-missing-parts';

const passwords = {
  adminPassword: 'AdminPassword1',
  demoPassword: 'DemoPassword12',
  clientId: 'client-1',
  clientSecret: 'client-secret-1',
};
const optionsFor = (fake: FakeOrds) => ({
  ...passwords,
  ordsUrl: 'https://db.example/ords/',
  http: fake.http,
});

async function bootstrapped(): Promise<FakeOrds> {
  const fake = createFakeOrds(passwords.adminPassword);
  await bootstrapDatabase({ ...optionsFor(fake), clock: createManualClock(), log: () => undefined });
  return fake;
}

describe(findMissingParts, () => {
  it('finds nothing after a bootstrap, and changes nothing', async () => {
    const fake = await bootstrapped();
    const before = structuredClone(fake.state);
    expect(await findMissingParts(optionsFor(fake))).toEqual([]);
    expect(fake.state).toEqual(before);
  });

  it('names the user alone in an empty database', async () => {
    expect(await findMissingParts(optionsFor(createFakeOrds(passwords.adminPassword)))).toEqual([
      'user DEMO',
    ]);
  });

  it.each<[string, (state: FakeOrds['state']) => void]>([
    ['schema demo/', (state) => (state.schemaOpen = false)],
    ['table WEATHER_DATA', (state) => (state.table = false)],
    ['OAuth client weatherstrmfunc', (state) => delete state.client],
    ['handler ingest/observations', (state) => delete state.handlerSource],
  ])('finds that %s is gone', async (part, remove) => {
    const fake = await bootstrapped();
    remove(fake.state);
    expect(await findMissingParts(optionsFor(fake))).toEqual([part]);
  });

  it('does not take a refused password for a missing part', async () => {
    const fake = await bootstrapped();
    const rotated = { ...optionsFor(fake), demoPassword: 'RotatedPassword9' };
    await expect(findMissingParts(rotated)).rejects.toMatchObject({ code: 'ORDS_UNAUTHORIZED' });
  });
});
