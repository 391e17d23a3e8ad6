import type { Output, ProviderResource } from '@pulumi/pulumi';
import type { Artefacts } from './image/artefacts';
import type { RegistryLogin } from './lookups/registry-login';

/** What the program takes from outside: tests and the local run hand in their own. */
export interface PipelineDeps {
  artefacts: Artefacts;
  /** Makes the provider that writes identity resources. */
  createHomeRegionProvider: (homeRegion: Output<string>) => ProviderResource;
  /** Who pushes the image. */
  registryLogin: (host: Output<string>, namespace: Output<string>) => Output<RegistryLogin>;
}
