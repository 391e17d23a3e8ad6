import { parseFunctionConfig } from './function-config';
import { functionEnv } from './testing/environments';
import { problemsOf } from './testing/problems-of';

describe(parseFunctionConfig, () => {
  it('reads what the function is configured with', () => {
    expect(parseFunctionConfig(functionEnv())).toEqual({
      ordsUrl: 'https://db.example.com/ords/',
      ordsSchemaAlias: 'demo',
      clientIdSecretId: 'ocid1.vaultsecret.oc1.eu-frankfurt-1.id',
      clientSecretSecretId: 'ocid1.vaultsecret.oc1.eu-frankfurt-1.secret',
      rejectedStreamId: 'ocid1.stream.oc1.eu-frankfurt-1.rejected',
      rejectedStreamEndpoint: 'https://cell-1.streaming.eu-frankfurt-1.oci.oraclecloud.com',
      secretsEndpoint: 'https://secrets.vaults.eu-frankfurt-1.oci.oraclecloud.com',
      logLevel: 'info',
    });
  });

  it.each([
    'http://127.0.0.1:4000/adb/x1/ords',
    'http://127.0.0.1:4000/adb/x1/ords/',
    'http://127.0.0.1:4000/adb/x1/ords//',
  ])('ends the ORDS URL %s with one slash', (url) => {
    const config = parseFunctionConfig(functionEnv({ ORDS_URL: url }));
    expect(config.ordsUrl).toBe('http://127.0.0.1:4000/adb/x1/ords/');
  });

  it('prefers the secrets endpoint that it is given', () => {
    const env = functionEnv({
      SECRETS_ENDPOINT: 'http://127.0.0.1:4000/',
      OCI_RESOURCE_PRINCIPAL_REGION: undefined,
    });
    expect(parseFunctionConfig(env).secretsEndpoint).toBe('http://127.0.0.1:4000');
  });

  it('says so when neither endpoint nor region is known', () => {
    const env = functionEnv({ OCI_RESOURCE_PRINCIPAL_REGION: undefined });
    expect(problemsOf(() => parseFunctionConfig(env)).bySetting.SECRETS_ENDPOINT).toContain(
      'OCI_RESOURCE_PRINCIPAL_REGION',
    );
  });

  it('names every required setting that is missing', () => {
    const { bySetting } = problemsOf(() =>
      parseFunctionConfig({ OCI_RESOURCE_PRINCIPAL_REGION: 'eu-frankfurt-1' }),
    );
    expect(Object.keys(bySetting)).toEqual([
      'ORDS_URL',
      'CLIENT_ID_SECRET_ID',
      'CLIENT_SECRET_SECRET_ID',
      'REJECTED_STREAM_ID',
      'REJECTED_STREAM_ENDPOINT',
    ]);
    expect(bySetting.ORDS_URL).toMatch(/^is not set; give it .*, for example https:/);
  });

  it.each([
    ['ORDS_URL', 'https://db.example.com/', 'does not end in /ords/'],
    ['ORDS_URL', 'http://db.example.com/ords/', 'in clear'],
    ['ORDS_URL', 'db.example.com/ords/', 'is not the https URL of ORDS'],
    ['SECRETS_ENDPOINT', 'https://secrets.example.com/?a=b', 'it holds "?"'],
    ['CLIENT_ID_SECRET_ID', 'the-id-itself', 'OCID of a vaultsecret'],
    ['ORDS_SCHEMA_ALIAS', 'demo/x', 'is not letters'],
    ['ORDS_SCHEMA', 'demo', 'no such setting'],
  ])('refuses %s = %s', (name, value, said) => {
    expect(problemsOf(() => parseFunctionConfig(functionEnv({ [name]: value }))).bySetting[name]).toContain(
      said,
    );
  });

  it('does not mind the settings of the producer in its environment', () => {
    expect(parseFunctionConfig(functionEnv({ STREAM_ID: 'x', WEATHER_SOURCE: 'y' })).logLevel).toBe('info');
  });
});
