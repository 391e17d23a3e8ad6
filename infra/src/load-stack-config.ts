import { Config, getStack, runtime, type Output } from '@pulumi/pulumi';
import { StackConfigError } from './errors';
import {
  findDeployer,
  providerSettingNames,
  readOciConfigFile,
  type ProviderSettings,
} from './lookups/deployer';
import type { Setting } from './settings/setting';
import { stackSettings } from './settings/stack-settings';
import { parseStackConfig, type StackConfig } from './stack-config';

/** Settings of the OCI provider that are secrets. */
type ProviderSecrets = Partial<Record<'privateKey' | 'privateKeyPassword', Output<string>>>;

/** A stack's settings, and who deploys it. */
export interface LoadedStack {
  config: StackConfig;
  /** The stack's `oci:` settings, but secrets. */
  providerSettings: ProviderSettings;
  /** Who deploys, wherever it was found; as far as it can be read in clear. */
  deployer: ProviderSettings;
  deployerSecrets: ProviderSecrets;
}

const projectName = 'weather-stream';

/** What stands in the stack file, by name; a secret stays an output. */
function readRaw(): Record<string, unknown> {
  const config = new Config(projectName);
  const prefix = `${projectName}:`;
  const names = Object.keys(runtime.allConfig())
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
  const known: Record<string, Setting<unknown> | undefined> = stackSettings;
  return Object.fromEntries(
    names.map((name) => [name, known[name]?.secret === true ? config.getSecret(name) : config.get(name)]),
  );
}

function readProvider(): Omit<LoadedStack, 'config'> {
  const oci = new Config('oci');
  const plain = providerSettingNames.filter((name) => name !== 'privateKey' && name !== 'privateKeyPassword');
  const providerSettings: ProviderSettings = Object.fromEntries(
    plain.map((name) => [name, oci.get(name)] as const).filter(([, value]) => value !== undefined),
  );
  const [privateKey, privateKeyPassword] = [oci.getSecret('privateKey'), oci.getSecret('privateKeyPassword')];
  return {
    providerSettings,
    deployer: findDeployer({
      settings: providerSettings,
      env: process.env,
      configFile: readOciConfigFile(process.env),
    }),
    deployerSecrets: {
      ...(privateKey && { privateKey }),
      ...(privateKeyPassword && { privateKeyPassword }),
    },
  };
}

/**
 * Reads the settings of the current stack.
 *
 * @throws StackConfigError
 */
export function loadStackConfig(): LoadedStack {
  const stack = getStack();
  const provider = readProvider();
  const { tenancyOcid: tenancyId, region } = provider.deployer;
  const wayOut = 'set it, or the variable, or a profile of the OCI config file';
  const missing = [
    tenancyId === undefined && { setting: 'oci:tenancyOcid', problem: `is not known; ${wayOut}` },
    region === undefined && { setting: 'oci:region', problem: `is not known; ${wayOut}` },
  ].filter((problem) => problem !== false);
  const place = { stack, tenancyId: tenancyId ?? '', region: region ?? '' };
  try {
    const config = parseStackConfig(readRaw(), place);
    if (missing.length > 0) throw new StackConfigError(stack, missing);
    return { config, ...provider };
  } catch (error) {
    if (!(error instanceof StackConfigError) || error.problems === missing || missing.length === 0)
      throw error;
    throw new StackConfigError(stack, [...missing, ...error.problems]);
  }
}
