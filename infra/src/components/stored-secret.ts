import { getSecretbundleOutput } from '@pulumi/oci/secrets/getSecretbundle';
import { Secret } from '@pulumi/oci/vault/secret';
import {
  ComponentResource,
  interpolate,
  secret,
  type ComponentResourceOptions,
  type Output,
} from '@pulumi/pulumi';
import { dataOptions, type Scope } from './scope';
import type { Safe } from './secret-store';

/** What {@link StoredSecret} is told. */
export interface StoredSecretArgs extends Scope {
  safe: Safe;
  /** What it is for, like `oauth-client-id`: the end of its name. */
  purpose: string;
  /** What it is made with. */
  initial: Output<string>;
}

const toBase64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');

/** A secret in the Vault. From its creation on the Vault owns the value: no later `up` sets a rotated one back. */
export class StoredSecret extends ComponentResource {
  readonly id: Output<string>;
  /** What it was made with. A rotation does not change it. */
  readonly initial: Output<string>;
  /** What the Vault holds now. */
  readonly current: Output<string>;

  constructor(name: string, args: StoredSecretArgs, opts?: ComponentResourceOptions) {
    super('weather:vault:StoredSecret', name, {}, opts);
    this.id = this.createSecret(name, args).id;
    this.initial = secret(args.initial);
    this.current = this.readCurrent();
    this.registerOutputs({ id: this.id });
  }

  private createSecret(name: string, args: StoredSecretArgs): Secret {
    return new Secret(
      `${name}-secret`,
      {
        compartmentId: args.compartmentId,
        ...args.safe,
        secretName: interpolate`${args.names.unique}-${args.purpose}`,
        secretContent: { contentType: 'BASE64', content: secret(args.initial.apply(toBase64)) },
        freeformTags: args.tags,
      },
      {
        parent: this,
        ...dataOptions(args.config),
        ignoreChanges: ['secretContent'],
        additionalSecretOutputs: ['secretContent'],
      },
    );
  }

  private readCurrent(): Output<string> {
    const bundle = getSecretbundleOutput({ secretId: this.id }, { parent: this });
    return secret(
      bundle.apply(({ secretBundleContents }) => fromBase64(secretBundleContents[0]?.content ?? '')),
    );
  }
}
