import { ContainerRepository } from '@pulumi/oci/artifacts/containerRepository';
import { Image, type ImageArgs } from '@pulumi/docker-build/image';
import {
  ComponentResource,
  interpolate,
  secret,
  type ComponentResourceOptions,
  type Output,
} from '@pulumi/pulumi';
import type { Artefacts } from '../image/artefacts';
import type { RegistryLogin } from '../lookups/registry-login';
import { toImagePlatform } from '../rules/function-shape';
import type { Scope } from './scope';

/** What {@link FunctionImage} is told. */
export interface FunctionImageArgs extends Scope {
  artefact: Artefacts['functionImage'];
  registryHost: Output<string>;
  /** Object Storage namespace: the first part of every image's name. */
  namespace: Output<string>;
  login: Output<RegistryLogin>;
}

/** The function's image in the registry, built from this checkout. */
export class FunctionImage extends ComponentResource {
  /** Reference by tag: a function names its image so, beside the digest. */
  readonly reference: Output<string>;
  /** Of the manifest that was pushed. */
  readonly digest: Output<string>;

  constructor(name: string, args: FunctionImageArgs, opts?: ComponentResourceOptions) {
    super('weather:image:FunctionImage', name, {}, opts);
    const { artefact, registryHost, namespace } = args;
    const repository = this.createRepository(name, args);
    this.reference = interpolate`${registryHost}/${namespace}/${repository.displayName}:${artefact.tag}`;
    this.digest = this.createImage(name, args).digest;
    this.registerOutputs({ reference: this.reference, digest: this.digest });
  }

  // Before the push: one that meets no repository makes it in the tenancy's root.
  private createRepository(name: string, args: FunctionImageArgs): ContainerRepository {
    return new ContainerRepository(
      `${name}-repository`,
      {
        compartmentId: args.compartmentId,
        displayName: interpolate`${args.names.unique}/weatherstrmfunc`,
        isPublic: false,
        isImmutable: false,
        freeformTags: args.tags,
      },
      { parent: this },
    );
  }

  private createImage(name: string, args: FunctionImageArgs): Image {
    const { config, artefact, registryHost, login } = args;
    const platforms: ImageArgs['platforms'] = [toImagePlatform(config.functionShape)];
    return new Image(
      `${name}-image`,
      {
        context: { location: artefact.contextFolder },
        buildArgs: { BASE: config.functionBaseImage },
        platforms,
        tags: [this.reference],
        push: true,
        buildOnPreview: false,
        ...(config.imageBuilder !== undefined && { builder: { name: config.imageBuilder } }),
        registries: [
          {
            address: registryHost,
            username: login.username,
            password: secret(login.password),
          },
        ],
      },
      { parent: this },
    );
  }
}
