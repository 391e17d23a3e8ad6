import { join } from 'node:path';
import { Provider } from '@pulumi/oci/provider';
import { output, secret, type Output, type ProviderResource } from '@pulumi/pulumi';
import { prepareArtefacts } from './image/prepare-artefacts';
import type { LoadedStack } from './load-stack-config';
import { toDeployerIdentity } from './lookups/deployer';
import { fetchRegistryLogin, type RegistryLogin } from './lookups/registry-login';
import type { PipelineDeps } from './pipeline-deps';
import { toImagePlatform } from './rules/function-shape';
import type { StackConfig } from './stack-config';

/** Tags that Oracle sets by itself and that would show as changes. */
const foreignTags = ['Oracle-Tags.CreatedBy', 'Oracle-Tags.CreatedOn'];

/** As the default provider, but for the region. What is not in the stack file both find by themselves. */
const createHomeRegionProvider = (
  { providerSettings, deployerSecrets }: LoadedStack,
  region: Output<string>,
): ProviderResource =>
  new Provider('home-region', {
    ...providerSettings,
    ...deployerSecrets,
    region,
    ignoreDefinedTags: foreignTags,
  });

function logIn(
  { config, deployer, deployerSecrets }: LoadedStack,
  host: Output<string>,
  namespace: Output<string>,
): Output<RegistryLogin> {
  const { registryUser, registryAuthToken } = config;
  if (registryUser !== undefined && registryAuthToken !== undefined) {
    const known = output({ namespace, password: registryAuthToken });
    return secret(
      known.apply(({ namespace: first, password }) => ({ username: `${first}/${registryUser}`, password })),
    );
  }
  const known = output({ host, secrets: deployerSecrets });
  return secret(
    known.apply(({ host: registry, secrets }) =>
      fetchRegistryLogin(registry, { identity: () => toDeployerIdentity({ ...deployer, ...secrets }) }),
    ),
  );
}

const prepare = ({ functionBaseImage, functionShape, source }: StackConfig): PipelineDeps['artefacts'] => {
  const root = join(__dirname, '../..');
  return prepareArtefacts({
    root,
    outputFolder: join(root, 'infra/dist'),
    workingFolder: process.cwd(),
    baseImage: functionBaseImage,
    platform: toImagePlatform(functionShape),
    withRecord: source.kind === 'recorded',
  });
};

/** What the program works with when Pulumi runs it. */
export const createPipelineDeps = (stack: LoadedStack): PipelineDeps => ({
  artefacts: prepare(stack.config),
  createHomeRegionProvider: (region) => createHomeRegionProvider(stack, region),
  registryLogin: (host, namespace) => logIn(stack, host, namespace),
});
