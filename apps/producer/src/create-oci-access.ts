import {
  ConfigFileAuthenticationDetailsProvider,
  InstancePrincipalsAuthenticationDetailsProviderBuilder,
  type AuthenticationDetailsProvider,
  type RegionProvider,
} from 'oci-common';
import {
  createProviderIdentity,
  createSigningHttpClient,
  IdentityError,
  type SigningHttpClient,
} from '@weather-stream/oci-transport';
import type { OciConfig } from '@weather-stream/runtime-config';

/** A way to call Oracle Cloud as somebody, in a region. */
export interface OciAccess {
  /** For the `httpClient` of the vendor's clients. */
  httpClient: SigningHttpClient;
  /** Region identifier, like `eu-frankfurt-1`; `undefined` when neither settings nor identity name one. */
  region: string | undefined;
}

/**
 * Signs in by the way that the settings name: an OCI config file, or the identity of the instance.
 *
 * @throws IdentityError
 */
export async function createOciAccess(oci: OciConfig): Promise<OciAccess> {
  const provider = await (oci.auth === 'config-file' ? readConfigFile(oci) : askInstance(oci));
  const identity = createProviderIdentity(provider);
  if (oci.auth === 'config-file') identity.privateKey();
  return { httpClient: createSigningHttpClient({ identity }), region: oci.region ?? regionOf(provider) };
}

type Provider = AuthenticationDetailsProvider & Partial<RegionProvider>;

function readConfigFile({ configFile, configProfile }: OciConfig): Provider {
  try {
    return new ConfigFileAuthenticationDetailsProvider(configFile, configProfile);
  } catch (cause) {
    const where = configFile ?? '~/.oci/config';
    throw new IdentityError(
      `Profile ${configProfile} of ${where} cannot be used: ${textOf(cause)} Set OCI_CONFIG_FILE and OCI_CONFIG_PROFILE, or OCI_AUTH=instance-principal on an OCI instance.`,
      { code: 'IDENTITY_INCOMPLETE', cause },
    );
  }
}

async function askInstance({ metadataBaseUrl, federationEndpoint }: OciConfig): Promise<Provider> {
  try {
    const builder = new InstancePrincipalsAuthenticationDetailsProviderBuilder();
    if (metadataBaseUrl !== undefined) builder.metadataBaseUrl = metadataBaseUrl;
    if (federationEndpoint !== undefined) builder.federationEndpoint = federationEndpoint;
    return await builder.build();
  } catch (cause) {
    throw new IdentityError(
      `This machine has no instance principal: ${textOf(cause)} OCI_AUTH=instance-principal works on OCI compute instances only; elsewhere use config-file.`,
      { code: 'IDENTITY_INCOMPLETE', cause },
    );
  }
}

// The first sentence: the vendor's messages go on with links and advice for other languages.
const textOf = (cause: unknown): string =>
  `${(cause instanceof Error ? cause.message : String(cause)).split(/\.\s|\n/)[0] ?? ''}.`;

function regionOf(provider: Provider): string | undefined {
  try {
    return provider.getRegion?.().regionId;
  } catch {
    return undefined;
  }
}
