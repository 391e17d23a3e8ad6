import { Key } from '@pulumi/oci/kms/key';
import { Vault } from '@pulumi/oci/kms/vault';
import { RandomPassword } from '@pulumi/random/randomPassword';
import { RandomUuid } from '@pulumi/random/randomUuid';
import {
  ComponentResource,
  output,
  secret,
  type ComponentResourceOptions,
  type Output,
} from '@pulumi/pulumi';
import { dataOptions, type Scope } from './scope';
import { StoredSecret } from './stored-secret';

/** Length of a database password; Oracle takes 12 to 30. */
const passwordLength = 24;
const clientSecretLength = 40;

/** Where secrets are kept, and what they are encrypted with. */
export interface Safe {
  vaultId: Output<string>;
  keyId: Output<string>;
}

/** Every secret of the pipeline. */
export class SecretStore extends ComponentResource {
  readonly safe: Safe;
  readonly adminPassword: StoredSecret;
  readonly demoPassword: StoredSecret;
  readonly clientId: StoredSecret;
  readonly clientSecret: StoredSecret;
  /** With the source weatherapi only. */
  readonly weatherApiKey: StoredSecret | undefined;

  constructor(name: string, args: Scope, opts?: ComponentResourceOptions) {
    super('weather:vault:SecretStore', name, {}, opts);
    const { vaultId, keyId, source } = args.config;
    this.safe =
      vaultId === undefined || keyId === undefined
        ? this.createSafe(name, args)
        : { vaultId: output(vaultId), keyId: output(keyId) };
    const store = (purpose: string, initial: Output<string>): StoredSecret =>
      new StoredSecret(
        `${name}-${purpose}`,
        { ...args, safe: this.safe, purpose, initial },
        { parent: this },
      );
    const draw = (purpose: string, length: number): StoredSecret =>
      store(purpose, this.drawPassword(`${name}-${purpose}-value`, length));

    this.adminPassword = draw('admin-password', passwordLength);
    this.demoPassword = draw('demo-password', passwordLength);
    this.clientId = store('oauth-client-id', this.drawId(`${name}-oauth-client-id-value`));
    this.clientSecret = draw('oauth-client-secret', clientSecretLength);
    this.weatherApiKey =
      source.apiKey === undefined ? undefined : store('weather-api-key', secret(source.apiKey));
    this.registerOutputs({ vaultId: this.safe.vaultId });
  }

  private createSafe(name: string, { config, compartmentId, prefix, tags }: Scope): Safe {
    const options = { parent: this, ...dataOptions(config) };
    const vault = new Vault(
      `${name}-vault`,
      { compartmentId, displayName: prefix, vaultType: 'DEFAULT', freeformTags: tags },
      options,
    );
    const key = new Key(
      `${name}-key`,
      {
        compartmentId,
        displayName: prefix,
        managementEndpoint: vault.managementEndpoint,
        keyShape: { algorithm: 'AES', length: 32 },
        // The default, HSM, is not free.
        protectionMode: 'SOFTWARE',
        freeformTags: tags,
      },
      options,
    );
    return { vaultId: vault.id, keyId: key.id };
  }

  /** Letters and digits, the first a letter: what Oracle takes as a password. */
  private drawPassword(name: string, length: number): Output<string> {
    const drawn = new RandomPassword(
      name,
      { length: length - 1, special: false, minLower: 2, minUpper: 2, minNumeric: 2 },
      { parent: this },
    );
    return secret(drawn.result.apply((text) => `W${text}`));
  }

  private drawId(name: string): Output<string> {
    return secret(new RandomUuid(name, {}, { parent: this }).result);
  }
}
