import { startTestEngine, tenancyId, type TestEngine } from '../../engine/testing/start-test-engine';
import { autonomousDatabaseResource, databaseUnique } from './autonomous-database.resource';

const path = autonomousDatabaseResource.path;
const adminPassword = 'Correct_Horse_9';

describe('an Autonomous Database', () => {
  let test: TestEngine;
  beforeEach(async () => {
    test = await startTestEngine(autonomousDatabaseResource);
  });
  afterEach(() => test.dispose());

  const create = async (fields: object = {}): Promise<Record<string, unknown>> => {
    const json = { compartmentId: tenancyId, dbName: 'weather', adminPassword, ...fields };
    return (await test.call('POST', path, { json })).body as Record<string, unknown>;
  };
  const refusal = (fields: object): Promise<unknown> => create(fields).catch((error: unknown) => error);

  it('has its ORDS under an URL of its own, and never shows its password', async () => {
    const database = await create();
    const unique = databaseUnique(String(database.id));
    expect(database).toMatchObject({
      lifecycleState: 'PROVISIONING',
      dbName: 'WEATHER',
      connectionUrls: { ordsUrl: `http://cloud/adb/${unique}/ords/` },
    });
    expect(JSON.stringify(database)).not.toContain(adminPassword);
    expect(test.engine.find('autonomousdatabase', database.id)?.fields.adminPassword).toBe(adminPassword);
  });

  it.each([
    ['is short', 'Short_Horse'],
    ['is long', `Correct_Horse_9${'x'.repeat(16)}`],
    ['has no digit', 'Correct_Horse_Battery'],
    ['has no upper case', 'correct_horse_9'],
    ['has no lower case', 'CORRECT_HORSE_9'],
    ['has a double quote', 'Correct"Horse_9'],
    ['names the user', 'CorrectAdMin_99'],
  ])('refuses a password that %s, without repeating it', async (_what, password) => {
    const error = await refusal({ adminPassword: password });
    expect(error).toMatchObject({ status: 400, code: 'InvalidParameter' });
    expect((error as Error).message).toContain('adminPassword must be 12 to 30 characters long');
    expect((error as Error).message).not.toContain(password);
  });

  it('wants a password or a secret, and not both', async () => {
    for (const fields of [{ adminPassword: undefined }, { secretId: 'ocid1.vaultsecret.oc1..x' }])
      expect(await refusal(fields)).toMatchObject({
        message: expect.stringContaining('Exactly one of') as string,
      });
  });

  it('refuses the name of another database', async () => {
    await create();
    expect(await refusal({ dbName: 'Weather' })).toMatchObject({
      status: 400,
      message: expect.stringContaining('dbName WEATHER already exists') as string,
    });
  });

  it('stops and starts', async () => {
    const { id } = await create();
    const stateAfter = async (action: string): Promise<unknown> => {
      const { body } = await test.call('POST', `${path}/${String(id)}/actions/${action}`);
      return (body as Record<string, unknown>).lifecycleState;
    };
    expect(await stateAfter('stop')).toBe('STOPPED');
    await expect(stateAfter('stop')).rejects.toMatchObject({ status: 409, code: 'Conflict' });
    expect(await stateAfter('start')).toBe('AVAILABLE');
  });
});
