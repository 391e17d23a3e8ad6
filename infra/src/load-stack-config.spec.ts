import { Output, runtime } from '@pulumi/pulumi';
import { loadStackConfig } from './load-stack-config';

const place = { 'oci:tenancyOcid': 'ocid1.tenancy.oc1..acme', 'oci:region': 'eu-frankfurt-1' };

async function setStack(settings: Record<string, string>): Promise<void> {
  await runtime.setMocks(
    { newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) },
    'weather-stream',
    'dev',
  );
  runtime.setAllConfig(settings);
}

describe(loadStackConfig, () => {
  // Whoever runs this may have an OCI config of his own.
  beforeEach(() => jest.replaceProperty(process, 'env', { OCI_CONFIG_FILE: '/none' }));

  it('reads the stack file of the current stack', async () => {
    await setStack({ ...place, 'weather-stream:deployerCidrs': '["203.0.113.7/32"]', 'other:x': '1' });
    expect(loadStackConfig().config).toMatchObject({
      stack: 'dev',
      region: 'eu-frankfurt-1',
      tenancyId: 'ocid1.tenancy.oc1..acme',
      deployerCidrs: ['203.0.113.7/32'],
    });
  });

  it('keeps secrets as they are', async () => {
    await setStack({
      ...place,
      'oci:privateKey': 'a key',
      'weather-stream:deployerCidrs': '["203.0.113.7/32"]',
      'weather-stream:weatherSource': 'weatherapi',
      'weather-stream:weatherApiKey': 'k',
    });
    const { config, deployer, deployerSecrets } = loadStackConfig();
    expect(Output.isInstance(config.source.apiKey)).toBe(true);
    expect(Output.isInstance(deployerSecrets.privateKey)).toBe(true);
    expect(deployer).not.toHaveProperty('privateKey');
  });

  it('says what is missing of the place together with the rest', async () => {
    await setStack({ 'oci:tenancyOcid': 'ocid1.tenancy.oc1..acme', 'weather-stream:vcnCidr': 'x' });
    expect(() => loadStackConfig()).toThrow(
      /oci:region.*deployerCidrs.*vcnCidr|oci:region.*vcnCidr.*deployerCidrs/s,
    );
  });
});
