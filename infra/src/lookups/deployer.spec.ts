import { findDeployer, parseProfile, toDeployerIdentity } from './deployer';

const configFile = `
[DEFAULT]
user=ocid1.user.oc1..file
tenancy = ocid1.tenancy.oc1..file
region=eu-frankfurt-1
key_file=~/.oci/key.pem
[OTHER]
region=us-phoenix-1
`;

describe(findDeployer, () => {
  it('looks into the stack, then the environment, then the profile, as the provider does', () => {
    const found = findDeployer({
      settings: { userOcid: 'ocid1.user.oc1..stack' },
      env: { OCI_USER_OCID: 'ocid1.user.oc1..env', TF_VAR_fingerprint: 'aa:bb' },
      configFile,
    });
    expect(found).toEqual({
      userOcid: 'ocid1.user.oc1..stack',
      fingerprint: 'aa:bb',
      tenancyOcid: 'ocid1.tenancy.oc1..file',
      region: 'eu-frankfurt-1',
      privateKeyPath: '~/.oci/key.pem',
    });
  });

  it('takes the profile that the stack names', () => {
    const settings = { configFileProfile: 'OTHER' };
    expect(findDeployer({ settings, env: {}, configFile }).region).toBe('us-phoenix-1');
    expect(parseProfile(configFile, 'NONE')).toEqual({});
  });
});

describe(toDeployerIdentity, () => {
  it('says where it looked when there is no key, and the way without one', () => {
    expect(() => toDeployerIdentity({ tenancyOcid: 't' })).toThrow(/no API key.*registryUser/);
    const complete = { tenancyOcid: 't', userOcid: 'u', fingerprint: 'f', privateKeyPath: '/none.pem' };
    expect(() => toDeployerIdentity(complete)).toThrow('/none.pem cannot be read');
  });
});
