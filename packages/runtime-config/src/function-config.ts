import type { ConfigProblem } from './errors';
import { findUnknownSettings } from './find-unknown-settings';
import { functionSettings } from './function-settings';
import { readSettings, valuesOrThrow } from './setting';
import type { Environment, LogLevelName } from './types';

/** What the function is told by its configuration. */
export interface FunctionConfig {
  /** Base URL of ORDS; ends in `/ords/`. */
  ordsUrl: string;
  /** URL alias of the schema that stores observations. */
  ordsSchemaAlias: string;
  /** OCID of the Vault secret that holds the OAuth client id. */
  clientIdSecretId: string;
  /** OCID of the Vault secret that holds the OAuth client secret. */
  clientSecretSecretId: string;
  /** OCID of the stream of rejected messages. */
  rejectedStreamId: string;
  /** Messages endpoint of that stream, without a slash at its end. */
  rejectedStreamEndpoint: string;
  /** Endpoint that reads secrets, without a slash at its end. */
  secretsEndpoint: string;
  logLevel: LogLevelName;
}

const regionPattern = /^[a-z]{2,}(-[a-z0-9]+)+$/;

/** See https://docs.oracle.com/en-us/iaas/api/#/en/secretretrieval/20190301/. */
const toSecretsEndpoint = (region: string): string => `https://secrets.vaults.${region}.oci.oraclecloud.com`;

/**
 * Reads the function's configuration.
 *
 * @throws ConfigError naming every setting that is missing, wrong or unknown
 */
export function parseFunctionConfig(env: Environment): FunctionConfig {
  const reading = readSettings(functionSettings, env);
  const region = env.OCI_RESOURCE_PRINCIPAL_REGION ?? '';
  const problems: ConfigProblem[] = findUnknownSettings(env, {
    known: Object.values(functionSettings).map(({ name }) => name),
    prefixes: ['ORDS_', 'REJECTED_STREAM_'],
  });
  if (
    'secretsEndpoint' in reading.values &&
    reading.values.secretsEndpoint === undefined &&
    !regionPattern.test(region)
  ) {
    problems.push({
      setting: functionSettings.secretsEndpoint.name,
      problem:
        'is not set, and OCI_RESOURCE_PRINCIPAL_REGION names no region; OCI Functions sets that variable, elsewhere set this one',
    });
  }
  const values = valuesOrThrow(reading, problems);
  return { ...values, secretsEndpoint: values.secretsEndpoint ?? toSecretsEndpoint(region) };
}
