import { parseFunctionConfig } from '@weather-stream/runtime-config';
import { buildPipeline } from './pipeline';
import { parseEnvironmentFile } from './rules/environment-file';
import { paths } from './rules/systemd-units';
import { fileOnMachine, idOf } from './testing/read-registration';
import { recordProgram, type Recording, type Registration } from './testing/record-program';
import { aPlace, aStackConfig } from './testing/stack-configs';

describe(buildPipeline, () => {
  let program: Recording;
  let connector: Registration;
  let fn: Registration;
  let instance: Registration;
  let streamId: string;

  beforeAll(async () => {
    program = await recordProgram(aStackConfig());
    connector = program.find(':Connector');
    fn = program.find(':Function');
    instance = program.find(':Instance');
    streamId = idOf('stream', program.find(':Stream', 'streams-observations'));
  });

  it('makes these resources, in these places', () => {
    const tree = program.resources.map(({ parent, name, type }) => `${parent} > ${name} (${type})`).sort();
    expect(tree).toMatchSnapshot();
  });

  describe('the way of an observation', () => {
    it('leads from the stream to the function, from the oldest message on', () => {
      expect(connector.inputs.source).toEqual({
        kind: 'streaming',
        streamId,
        cursor: { kind: 'TRIM_HORIZON' },
      });
      expect(connector.inputs.target).toMatchObject({
        kind: 'functions',
        functionId: idOf('fnfunc', fn),
        batchSizeInKbs: 1024,
      });
    });

    it('begins at the stream that the machine puts to', () => {
      const environment = parseEnvironmentFile(fileOnMachine(instance, paths.environment));
      const rejected = program.find(':Stream', 'streams-rejected');
      expect(environment).toMatchObject({
        STREAM_ID: streamId,
        REJECTED_STREAM_ID: idOf('stream', rejected),
      });
    });

    it('is closed by a function that knows its database, secrets and rejected stream', () => {
      const configuration = parseFunctionConfig({
        OCI_RESOURCE_PRINCIPAL_REGION: aPlace.region,
        ...(fn.inputs.config as Record<string, string>),
      });
      expect(configuration).toMatchObject({
        ordsUrl: program.outputs.ordsUrl,
        clientIdSecretId: idOf('vaultsecret', program.find(':Secret', 'secrets-oauth-client-id-secret')),
        clientSecretSecretId: idOf(
          'vaultsecret',
          program.find(':Secret', 'secrets-oauth-client-secret-secret'),
        ),
        rejectedStreamId: program.outputs.rejectedStreamId,
      });
    });

    it('opens when everybody who needs rights has them', () => {
      const policies = program.ofType(':Policy').map(({ name }) => name);
      expect(policies).toHaveLength(3);
      expect(connector.dependsOn).toEqual(expect.arrayContaining(['connector-access-policy', fn.name]));
      expect(connector.dependsOn).toContain('database-bootstrap');
      expect(instance.dependsOn).toContain('producer-access-policy');
      expect(fn.dependsOn).toContain('function-access-policy');
    });
  });

  describe('the image', () => {
    it('is pushed to a repository that is there, for the processor of the application', () => {
      const image = program.find('build:index:Image');
      expect(image.dependsOn).toContain(program.find('ContainerRepository').name);
      expect(image.inputs.platforms).toEqual(['linux/amd64']);
      expect(program.find('Application').inputs.shape).toBe('GENERIC_X86');
      expect(image.inputs).toMatchObject({ push: true, buildOnPreview: false });
    });

    it('runs as exactly what was pushed', () => {
      const { tags } = program.find('build:index:Image').inputs as { tags: string[] };
      expect(fn.inputs).toMatchObject({ image: tags[0], imageDigest: `sha256:${'d'.repeat(64)}` });
      expect(tags[0]).toMatch(/^fra\.ocir\.io\/acme\/weather-dev-k3x9q2\/weatherstrmfunc:f00d$/);
    });
  });

  describe('the compartment', () => {
    it('holds everything but itself and the dynamic groups', () => {
      const elsewhere = program.resources.filter(
        ({ inputs }) => 'compartmentId' in inputs && inputs.compartmentId !== program.outputs.compartmentId,
      );
      expect(elsewhere.map(({ type }) => type).sort()).toEqual([
        'oci:Identity/compartment:Compartment',
        'oci:Identity/dynamicGroup:DynamicGroup',
        'oci:Identity/dynamicGroup:DynamicGroup',
      ]);
      expect(new Set(elsewhere.map(({ inputs }) => inputs.compartmentId))).toEqual(
        new Set([aPlace.tenancyId]),
      );
    });

    it('stays when the stack goes', () => {
      expect(program.find(':Compartment')).toMatchObject({
        retainOnDelete: true,
        inputs: { enableDelete: false },
      });
    });
  });

  it('writes identity resources through the home region, and nothing else', () => {
    const through = program.resources.filter(({ provider }) => provider.includes('::home-region::'));
    const identity = program.resources.filter(({ type }) => type.startsWith('oci:Identity/'));
    expect(through).toEqual(identity);
    expect(program.find('pulumi:providers:oci').inputs.region).toBe('us-ashburn-1');
  });

  describe('rights', () => {
    const statements = (): string[] =>
      program.ofType(':Policy').flatMap(({ inputs }) => inputs.statements as string[]);

    it('are given in the compartment, under a condition, and never to manage', () => {
      for (const statement of statements()) {
        expect(statement).toContain(`in compartment id ${String(program.outputs.compartmentId)} where `);
        expect(statement).not.toMatch(/manage|all-resources/);
      }
      expect(new Set(statements()).size).toBe(statements().length);
    });

    it('speak of resources and groups that exist', () => {
      const ids = statements().flatMap((statement) => statement.match(/ocid1\.\w+\.oc1\.\.[\w-]+/g) ?? []);
      const known = program.resources.map(({ name }) => name);
      for (const id of ids) expect(known).toContain(id.split('..')[1]);
    });

    it('reach machines and functions of this compartment alone', () => {
      const rules = program.ofType('DynamicGroup').map(({ inputs }) => inputs.matchingRule);
      for (const rule of rules) expect(rule).toContain(`= '${String(program.outputs.compartmentId)}'`);
    });
  });

  describe('the network', () => {
    const rules = (): Registration[] => program.ofType('NetworkSecurityGroupSecurityRule');

    it('admits nobody from outside', () => {
      const admitted = rules().filter(({ inputs }) => inputs.direction === 'INGRESS');
      const lists = program
        .ofType('SecurityList')
        .flatMap(({ inputs }) => inputs.ingressSecurityRules as object[]);
      const sources = [...admitted.map(({ inputs }) => inputs), ...lists].map(
        (rule) => (rule as { source: string }).source,
      );
      expect(sources.filter((source) => /^(0\.0\.0\.0|::)/.test(source))).toEqual([]);
      expect(admitted.length).toBeGreaterThan(0);
    });

    it('gives nobody a public address, nor the default list that admits SSH', () => {
      expect(instance.inputs.createVnicDetails).toMatchObject({ assignPublicIp: 'false' });
      for (const { inputs } of program.ofType('Subnet')) {
        expect(inputs).toMatchObject({ prohibitPublicIpOnVnic: true, prohibitInternetIngress: true });
        expect(inputs.securityListIds).toEqual([idOf('securitylist', program.find('SecurityList'))]);
      }
    });

    it('admits the connector by the address that it has got', () => {
      const admission = program.find('NetworkSecurityGroupSecurityRule', 'connector-admission');
      const { nsgIds } = program.find('StreamPool').inputs.privateEndpointSettings as { nsgIds: string[] };
      expect(admission.inputs).toMatchObject({ source: '10.20.64.77/32', networkSecurityGroupId: nsgIds[0] });
    });

    it('lets the database be reached from itself and from the deployer only', () => {
      const database = program.find('AutonomousDatabase');
      expect(database.inputs.whitelistedIps).toEqual([idOf('vcn', program.find('Vcn')), '203.0.113.7/32']);
    });
  });

  it('replaces the machine by a new one when what it runs changes', () => {
    expect(instance.replaceOnChanges).toEqual(['metadata']);
    expect(JSON.parse(fileOnMachine(instance, paths.plan))).toMatchObject({
      objects: [{ sha256: 'a'.repeat(64), object: `${'a'.repeat(16)}/producer.cjs`, namespace: 'acme' }],
    });
    expect(instance.inputs.availabilityDomain).toBe('AD-2');
  });

  it('tags whatever takes tags', () => {
    const untaggable =
      /NetworkSecurityGroupSecurityRule|StorageObject|random:|docker-build|providers|dynamic|weather:|Stack$/;
    const untagged = program.resources.filter(
      ({ type, inputs }) =>
        !untaggable.test(type) && (inputs.freeformTags as { stack?: string } | undefined)?.stack !== 'dev',
    );
    expect(untagged).toEqual([]);
  });

  it('names in a tenancy, and in places that remember names, what only this stack can be called', () => {
    const names = [
      'DynamicGroup',
      ':Policy',
      'Bucket',
      'NotificationTopic',
      'StreamPool',
      'ContainerRepository',
    ];
    for (const { inputs } of names.flatMap((type) => program.ofType(type))) {
      expect(inputs.name ?? inputs.displayName).toContain('weather-dev-k3x9q2');
    }
    for (const { inputs } of program.ofType(':Secret')) {
      expect(inputs.secretName).toContain('weather-dev-k3x9q2');
    }
    expect(program.find('AutonomousDatabase').inputs.dbName).toBe('WEATHERK3X9Q2');
  });
});
