import { paths } from './rules/systemd-units';
import { clearTextsIn } from './testing/clear-text';
import { fileOnMachine, idOf } from './testing/read-registration';
import { recordProgram, type Recording } from './testing/record-program';
import { aStackConfig } from './testing/stack-configs';

describe('settings of a stack', () => {
  it('put streams into an existing pool, and their rights into its compartment', async () => {
    const program = await recordProgram(aStackConfig({ streamPoolId: 'ocid1.streampool.oc1..shared' }));
    expect(program.ofType('StreamPool')).toEqual([]);
    expect(program.ofType(':Stream').map(({ inputs }) => inputs.streamPoolId)).toEqual([
      'ocid1.streampool.oc1..shared',
      'ocid1.streampool.oc1..shared',
    ]);
    const policies = program.ofType(':Policy').filter(({ name }) => name.endsWith('-stream-policy'));
    expect(policies).toHaveLength(3);
    for (const { inputs } of policies) {
      const { compartmentId, statements } = inputs as { compartmentId: string; statements: string[] };
      expect(compartmentId).toBe('ocid1.compartment.oc1..shared');
      for (const statement of statements)
        expect(statement).toContain(`in compartment id ${compartmentId} where`);
    }
  });

  it('need no private subnet, group or admission for a public pool', async () => {
    const program = await recordProgram(aStackConfig({ streamPoolAccess: 'public' }));
    expect(program.find('StreamPool').inputs).not.toHaveProperty('privateEndpointSettings');
    expect(
      program.resources.filter(({ name }) => name.includes('streaming') || name.includes('admission')),
    ).toEqual([]);
  });

  it('take an existing compartment, vault and dynamic groups in place of own ones', async () => {
    const existing = {
      compartmentId: 'ocid1.compartment.oc1..mine',
      vaultId: 'ocid1.vault.oc1..mine',
      keyId: 'ocid1.key.oc1..mine',
      producerDynamicGroupId: 'ocid1.dynamicgroup.oc1..machines',
      functionDynamicGroupId: 'ocid1.dynamicgroup.oc1..functions',
    };
    const program = await recordProgram(aStackConfig(existing));
    for (const type of ['Compartment', 'kms/vault:Vault', 'kms/key:Key', 'DynamicGroup']) {
      expect(program.ofType(`:${type.split(':').at(-1) ?? ''}`)).toEqual([]);
    }
    expect(program.outputs.compartmentId).toBe(existing.compartmentId);
    const statements = program.ofType(':Policy').flatMap(({ inputs }) => inputs.statements as string[]);
    expect(statements.join()).toContain(`dynamic-group id ${existing.producerDynamicGroupId} `);
    expect(statements.join()).toContain(`dynamic-group id ${existing.functionDynamicGroupId} `);
  });

  it('make Always Free what OCI allows it to be', async () => {
    const program = await recordProgram(aStackConfig({ databaseWorkload: 'free' }));
    expect(program.find('AutonomousDatabase').inputs).toMatchObject({ dbWorkload: 'OLTP', isFreeTier: true });
  });

  it.each([
    ['protect', { protect: true, retainOnDelete: false }],
    ['retain', { protect: false, retainOnDelete: true }],
  ])('%s what holds data', async (dataProtection, expected) => {
    const program = await recordProgram(aStackConfig({ dataProtection }));
    const kept = ['AutonomousDatabase', 'StreamPool', ':Stream', ':Secret', ':Vault', ':Key'];
    for (const resource of kept.flatMap((type) => program.ofType(type)))
      expect(resource).toMatchObject(expected);
  });

  it('let one setting decide the processor of application and image', async () => {
    const program = await recordProgram(aStackConfig({ functionShape: 'GENERIC_ARM' }));
    expect(program.find('Application').inputs.shape).toBe('GENERIC_ARM');
    expect(program.find('build:index:Image').inputs.platforms).toEqual(['linux/arm64']);
  });

  it('send alarms to an address', async () => {
    const program = await recordProgram(aStackConfig({ alarmEmail: 'ops@example.com' }));
    const topic = program.find('NotificationTopic');
    expect(program.find('Subscription').inputs).toMatchObject({
      endpoint: 'ops@example.com',
      topicId: `ocid1.notificationtopic.oc1..${topic.name}`,
    });
    expect(new Set(program.ofType(':Alarm').map(({ inputs }) => String(inputs.destinations)))).toEqual(
      new Set([`ocid1.notificationtopic.oc1..${topic.name}`]),
    );
  });

  it('replace the endpoints of the region where there is another one', async () => {
    const program = await recordProgram(aStackConfig({ serviceEndpoint: 'http://127.0.0.1:14180' }));
    expect(program.find(':Function').inputs.config).toMatchObject({
      SECRETS_ENDPOINT: 'http://127.0.0.1:14180',
    });
  });
});

describe('secrets of a stack', () => {
  let program: Recording;
  beforeAll(async () => {
    program = await recordProgram(aStackConfig());
  });

  it('never leave a Pulumi secret, nor a base64 of theirs', async () => {
    const { resources, outputs } = await recordProgram(
      aStackConfig({ weatherSource: 'weatherapi', weatherApiKey: 'key-of-the-api' }),
    );
    const texts = clearTextsIn([...resources.map(({ inputs }) => inputs), outputs]);
    for (const value of [/drawn/, /rotated-/, /token-of-the-hour/, /key-of-the-api/]) {
      expect(texts.filter((text) => value.test(text))).toEqual([]);
    }
    expect(JSON.stringify(resources)).toMatch(/drawn.*rotated-/s);
  });

  it('are made once: a later run sets no value back', () => {
    for (const stored of program.ofType(':Secret')) {
      expect(stored.ignoreChanges).toEqual(['secretContent']);
    }
    expect(program.find('AutonomousDatabase').ignoreChanges).toContain('adminPassword');
  });

  it('reach the set-up of the database as the Vault holds them now', () => {
    const { inputs } = program.find('dynamic:Resource');
    const adminPassword = idOf('vaultsecret', program.find(':Secret', 'secrets-admin-password-secret'));
    expect(inputs.adminPassword).toEqual({ secret: `rotated-${adminPassword}` });
  });

  it('include the key of the weather API only when it is needed, and the machine reads it itself', async () => {
    const paid = await recordProgram(aStackConfig({ weatherSource: 'weatherapi', weatherApiKey: 'key' }));
    const key = paid.find(':Secret', 'secrets-weather-api-key-secret');
    const machine = paid.find(':Instance');
    expect(JSON.parse(fileOnMachine(machine, paths.plan))).toMatchObject({
      secrets: [{ variable: 'WEATHER_API_KEY', secretId: idOf('vaultsecret', key) }],
    });
    expect(program.ofType(':Secret')).toHaveLength(4);
  });
});
