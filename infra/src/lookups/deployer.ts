import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createApiKeyIdentity, type Identity } from '@weather-stream/oci-transport';
import { DeployerIdentityError } from '../errors';

/** What the OCI provider is told, by its own names; as it stands in the stack's `oci:` settings. */
export type ProviderSettings = Readonly<Partial<Record<(typeof providerSettingNames)[number], string>>>;

/** Settings of the provider that say who deploys. */
export const providerSettingNames = [
  'tenancyOcid',
  'userOcid',
  'fingerprint',
  'privateKey',
  'privateKeyPath',
  'privateKeyPassword',
  'region',
  'auth',
  'configFileProfile',
] as const;

/** Where the deployer's identity is looked for. */
export interface DeployerSources {
  settings: ProviderSettings;
  env: Readonly<Record<string, string | undefined>>;
  /** Text of the OCI config file; `undefined` when there is none. */
  configFile: string | undefined;
}

/** The variables that the provider reads, too. */
const variablesOf: Partial<Record<keyof ProviderSettings, string[]>> = {
  tenancyOcid: ['OCI_TENANCY_OCID', 'TF_VAR_tenancy_ocid'],
  userOcid: ['OCI_USER_OCID', 'TF_VAR_user_ocid'],
  fingerprint: ['OCI_FINGERPRINT', 'TF_VAR_fingerprint'],
  privateKey: ['OCI_PRIVATE_KEY', 'TF_VAR_private_key'],
  privateKeyPath: ['OCI_PRIVATE_KEY_PATH', 'TF_VAR_private_key_path'],
  privateKeyPassword: ['OCI_PRIVATE_KEY_PASSWORD', 'TF_VAR_private_key_password'],
  region: ['OCI_REGION', 'TF_VAR_region'],
};

/** As the lines of an OCI config file name them. */
const configFileKeys: Partial<Record<keyof ProviderSettings, string>> = {
  tenancyOcid: 'tenancy',
  userOcid: 'user',
  fingerprint: 'fingerprint',
  privateKeyPath: 'key_file',
  privateKeyPassword: 'pass_phrase',
  region: 'region',
};

/** Reads one profile of an OCI config file. */
export function parseProfile(text: string, profile: string): Record<string, string> {
  const sections = text.split(/^\[/m).map((section) => section.split(/\]\s*$/m));
  const lines = sections.find(([name]) => name === profile)?.[1]?.split('\n') ?? [];
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name = '', value = ''] = /^\s*([a-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return name === '' ? [] : [[name, value]];
    }),
  );
}

/** Who deploys, and where: the stack's `oci:` settings, then the environment, then the OCI config file, as the provider looks. */
export function findDeployer({ settings, env, configFile }: DeployerSources): ProviderSettings {
  const profile = parseProfile(configFile ?? '', settings.configFileProfile ?? 'DEFAULT');
  const find = (name: keyof ProviderSettings): string | undefined =>
    settings[name] ??
    variablesOf[name]
      ?.map((variable) => env[variable])
      .find((value) => value !== undefined && value !== '') ??
    profile[configFileKeys[name] ?? ''];
  const found = providerSettingNames.map((name) => [name, find(name)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** The text of the OCI config file, where there is one. */
export function readOciConfigFile(env: Readonly<Record<string, string | undefined>>): string | undefined {
  try {
    return readFileSync(env.OCI_CONFIG_FILE ?? join(homedir(), '.oci/config'), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * The deployer's API key, for what the provider cannot do.
 *
 * @throws DeployerIdentityError, IdentityError
 */
export function toDeployerIdentity(deployer: ProviderSettings): Identity {
  const { tenancyOcid, userOcid, fingerprint, privateKeyPath, privateKeyPassword } = deployer;
  const privateKeyPem =
    deployer.privateKey ?? (privateKeyPath === undefined ? undefined : readKey(privateKeyPath));
  if (
    tenancyOcid === undefined ||
    userOcid === undefined ||
    fingerprint === undefined ||
    privateKeyPem === undefined
  ) {
    throw new DeployerIdentityError(
      'no API key was found in the oci: settings of the stack, in the environment or in the OCI config file; set one, or set registryUser and registryAuthToken',
    );
  }
  return createApiKeyIdentity({
    tenancyId: tenancyOcid,
    userId: userOcid,
    fingerprint,
    privateKeyPem,
    ...(privateKeyPassword !== undefined && { passphrase: privateKeyPassword }),
  });
}

function readKey(path: string): string {
  try {
    return readFileSync(path.replace(/^~(?=\/)/, homedir()), 'utf8');
  } catch (cause) {
    throw new DeployerIdentityError(`the private key ${path} cannot be read`, cause);
  }
}
