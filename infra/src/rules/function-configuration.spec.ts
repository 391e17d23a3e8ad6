import { parseFunctionConfig } from '@weather-stream/runtime-config';
import { toFunctionConfiguration } from './function-configuration';

const target = {
  ordsUrl: 'https://x.adb.eu-frankfurt-1.oraclecloudapps.com/ords//',
  clientIdSecretId: 'ocid1.vaultsecret.oc1..id',
  clientSecretSecretId: 'ocid1.vaultsecret.oc1..secret',
  rejectedStreamId: 'ocid1.stream.oc1..r',
  rejectedStreamEndpoint: 'https://cell-1.streaming.eu-frankfurt-1.oci.oraclecloud.com',
};
const platform = { OCI_RESOURCE_PRINCIPAL_REGION: 'eu-frankfurt-1' };

describe(toFunctionConfiguration, () => {
  it('is what the function parses, and leaves secrets to the endpoint of its region', () => {
    const configuration = toFunctionConfiguration(target, { serviceEndpoint: undefined, logLevel: 'warn' });
    expect(parseFunctionConfig({ ...platform, ...configuration })).toMatchObject({
      ...target,
      ordsUrl: 'https://x.adb.eu-frankfurt-1.oraclecloudapps.com/ords/',
      secretsEndpoint: 'https://secrets.vaults.eu-frankfurt-1.oci.oraclecloud.com',
      logLevel: 'warn',
    });
  });

  it('names another endpoint of secrets where the stack has one', () => {
    const serviceEndpoint = 'http://127.0.0.1:14180';
    const configuration = toFunctionConfiguration(target, { serviceEndpoint, logLevel: 'info' });
    expect(parseFunctionConfig({ ...platform, ...configuration }).secretsEndpoint).toBe(serviceEndpoint);
  });

  it('stays far below the 4 KB that OCI allows', () => {
    const configuration = toFunctionConfiguration(target, { serviceEndpoint: 'https://x', logLevel: 'info' });
    expect(JSON.stringify(configuration).length).toBeLessThan(2048);
  });
});
