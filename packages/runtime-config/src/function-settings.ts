import { optionalSetting, requiredSetting, settingWithDefault } from './setting';
import { logLevelNames } from './types';
import { endpointUrl, ordsBaseUrl, secretServiceUrl } from './url-kinds';
import { choice, ocid, textMatching } from './value-kinds';

/** Every setting of the function, by its name in the code. OCI Functions hands configuration over as environment. */
export const functionSettings = {
  ordsUrl: requiredSetting(
    {
      name: 'ORDS_URL',
      description: 'base URL of ORDS at the database',
      example: 'https://abc-weather.adb.eu-frankfurt-1.oraclecloudapps.com/ords/',
    },
    ordsBaseUrl,
  ),
  ordsSchemaAlias: settingWithDefault(
    {
      name: 'ORDS_SCHEMA_ALIAS',
      description: 'URL alias of the schema that stores observations',
      standard: 'demo',
      example: 'demo',
    },
    textMatching(/^[A-Za-z0-9_-]{1,128}$/, 'letters, digits, "_" or "-"'),
  ),
  clientIdSecretId: requiredSetting(
    {
      name: 'CLIENT_ID_SECRET_ID',
      description: 'Vault secret that holds the OAuth client id',
      example: 'ocid1.vaultsecret.oc1.eu-frankfurt-1.amaaaaaaexample',
    },
    ocid('vaultsecret'),
  ),
  clientSecretSecretId: requiredSetting(
    {
      name: 'CLIENT_SECRET_SECRET_ID',
      description: 'Vault secret that holds the OAuth client secret',
      example: 'ocid1.vaultsecret.oc1.eu-frankfurt-1.amaaaaaaexample',
    },
    ocid('vaultsecret'),
  ),
  rejectedStreamId: requiredSetting(
    {
      name: 'REJECTED_STREAM_ID',
      description: 'stream of rejected messages',
      example: 'ocid1.stream.oc1.eu-frankfurt-1.amaaaaaaexample',
    },
    ocid('stream'),
  ),
  rejectedStreamEndpoint: requiredSetting(
    {
      name: 'REJECTED_STREAM_ENDPOINT',
      description: 'messages endpoint of the stream of rejected messages',
      example: 'https://cell-1.streaming.eu-frankfurt-1.oci.oraclecloud.com',
    },
    endpointUrl,
  ),
  secretsEndpoint: optionalSetting(
    {
      name: 'SECRETS_ENDPOINT',
      description: 'endpoint that reads secrets',
      whenUnset: 'that of the region in OCI_RESOURCE_PRINCIPAL_REGION',
      example: 'https://secrets.vaults.eu-frankfurt-1.oci.oraclecloud.com',
    },
    secretServiceUrl,
  ),
  logLevel: settingWithDefault(
    { name: 'LOG_LEVEL', description: 'how much is logged', standard: 'info', example: 'debug' },
    choice(logLevelNames),
  ),
};
