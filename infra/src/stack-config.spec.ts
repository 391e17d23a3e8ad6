import { StackConfigError } from './errors';
import { parseStackConfig } from './stack-config';
import { aPlace, aStackConfig, leastSettings } from './testing/stack-configs';

function problemsOf(settings: Record<string, unknown>): Record<string, string> {
  try {
    parseStackConfig({ ...leastSettings, ...settings }, aPlace);
    return {};
  } catch (error) {
    if (!(error instanceof StackConfigError)) throw error;
    return Object.fromEntries(error.problems.map(({ setting, problem }) => [setting, problem]));
  }
}

describe(parseStackConfig, () => {
  it('needs nothing but who may reach the database', () => {
    expect(aStackConfig()).toMatchObject({
      streamPool: 'private',
      batchLimit: { kind: 'kbs', sizeInKbs: 1024 },
      source: { kind: 'open-meteo' },
      databaseWorkload: 'json',
      retainCompartment: true,
    });
    expect(() => parseStackConfig({}, aPlace)).toThrow(/deployerCidrs: is not set/);
    expect(Object.keys(problemsOf({ deployerCidrs: [] }))).toEqual(['deployerCidrs']);
    expect(Object.keys(problemsOf({ deployerCidrs: ['0.0.0.0/0'] }))).toEqual(['deployerCidrs']);
  });

  it('says everything that is wrong at once, with the value, what is allowed and an example', () => {
    const problems = problemsOf({
      functionMemoryInMbs: 300,
      vcnCidr: '10.0.0.1/16',
      strmName: 'x',
      keyId: 'k',
    });
    expect(Object.keys(problems).sort()).toEqual(['functionMemoryInMbs', 'keyId', 'strmName', 'vcnCidr']);
    expect(problems.functionMemoryInMbs).toBe(
      '300 is not one of 128, 256, 512, 1024, 2048, 3072; for example 512',
    );
  });

  it('finds a near name for one that is no setting', () => {
    expect(problemsOf({ functionMemoryInMB: 256 })).toEqual({
      functionMemoryInMB: 'there is no such setting; did you mean functionMemoryInMbs?',
    });
  });

  const pool = 'ocid1.streampool.oc1..x';
  it.each([
    [
      { compartmentId: 'ocid1.compartment.oc1..a', parentCompartmentId: 'ocid1.compartment.oc1..b' },
      'parentCompartmentId',
    ],
    [{ streamPoolId: pool, streamPoolAccess: 'public' }, 'streamPoolAccess'],
    [{ vaultId: 'ocid1.vault.oc1..x' }, 'keyId'],
    [{ keyId: 'ocid1.key.oc1..x' }, 'vaultId'],
    [{ databaseWorkload: 'free', databaseComputeCount: 4 }, 'databaseWorkload'],
    [{ registryUser: 'jane' }, 'registryAuthToken'],
    [{ registryAuthToken: 'token' }, 'registryUser'],
    [{ weatherSource: 'weatherapi' }, 'weatherApiKey'],
    [{ weatherApiKey: 'key' }, 'weatherApiKey'],
    [{ producerShape: 'VM.Standard.E2.1.Micro', producerOcpus: 2 }, 'producerShape'],
    [{ batchSizeInKbs: 100, batchSizeInNum: 100 }, 'batchSizeInNum'],
    [{ batchSizeInKbs: 6144 }, 'batchSizeInKbs'],
    [{ functionTimeoutInSeconds: 20 }, 'batchSizeInKbs'],
    [{ weatherStations: '[{"id":"X"}]' }, 'weatherStations'],
    [{ pollIntervalSeconds: 0.001 }, 'pollIntervalSeconds'],
    [{ functionBaseImage: 'node:22-slim' }, 'functionBaseImage'],
    [{ serviceEndpoint: 'ftp://x' }, 'serviceEndpoint'],
  ])('refuses %j', (settings, named) => expect(Object.keys(problemsOf(settings))).toEqual([named]));

  it('takes what stands in a stack file as text', () => {
    const config = aStackConfig({
      deployerCidrs: '["198.51.100.0/24","203.0.113.7/32"]',
      streamPartitions: '3',
      retainCompartment: 'false',
      tags: '{"team":"weather"}',
      batchSizeInNum: '500',
    });
    expect(config).toMatchObject({
      deployerCidrs: ['198.51.100.0/24', '203.0.113.7/32'],
      streamPartitions: 3,
      retainCompartment: false,
      tags: { team: 'weather' },
      batchLimit: { kind: 'num', sizeInNum: 500 },
    });
  });

  it('never looks into a secret, nor says it', () => {
    const opaque = { then: undefined };
    expect(aStackConfig({ weatherSource: 'weatherapi', weatherApiKey: opaque }).source.apiKey).toBe(opaque);
    expect(JSON.stringify(problemsOf({ weatherApiKey: 'k-4711' }))).not.toContain('4711');
  });
});
