import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { localRegion } from '../../../region';
import { parseImageReference } from '../../registry/image-reference';
import type { ImageManifest } from '../../registry/manifest';
import type { Registry } from '../../registry/open-registry';
import type { ImageLocation } from '../../registry/types';
import { imageNotAvailable } from '../errors';
import { commandNotRunnable, imageInvalid } from './errors';
import type { FunctionImages, Program } from './function-images';
import { parseImageConfig, type ImageConfig } from './image-config';
import { MAX_CONFIG_BYTES } from './limits';
import { resolveInside } from './resolve-inside';
import { toNodeCommand } from './to-node-command';
import { unpackLayers } from './unpack-layers';

/** What {@link registryImages} works with. */
export interface RegistryImagesDeps {
  registry: Pick<Registry, 'findImage' | 'readManifest' | 'streamBlob'>;
  /** Where images are unpacked. It is emptied: each start of the cloud unpacks anew what it runs. */
  folder: string;
  /** The cloud's own URL: its host, and OCIR's names in this region, are the registry's. */
  url: () => string;
}

/** Architectures as images name them. */
const architecture = { x64: 'amd64' }[process.arch as string] ?? process.arch;

function isOwnHost(image: string, url: string): boolean {
  const { port, host } = new URL(url);
  const { id, key } = localRegion;
  const own = [
    host,
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    `${key}.ocir.io`,
    `ocir.${id}.oci.oraclecloud.com`,
  ];
  return own.includes(parseImageReference(image)?.host ?? '');
}

/** The manifest of an image: that of an index is the one for this machine, or the first of Linux. */
async function readImageManifest(
  registry: RegistryImagesDeps['registry'],
  location: ImageLocation,
): Promise<ImageManifest> {
  const manifest = await registry.readManifest(location);
  if (manifest.kind === 'image') return manifest;
  const forLinux = manifest.manifests.filter(({ platform }) => platform?.os === 'linux');
  const chosen = forLinux.find(({ platform }) => platform?.architecture === architecture) ?? forLinux[0];
  if (chosen === undefined) throw imageInvalid('its index names no image for linux');
  return readImageManifest(registry, { ...location, digest: chosen.digest });
}

async function readConfig(
  registry: RegistryImagesDeps['registry'],
  { repositoryId }: ImageLocation,
  { config: { digest, size } }: ImageManifest,
): Promise<ImageConfig> {
  if (size > MAX_CONFIG_BYTES)
    throw imageInvalid(`its configuration has ${size} bytes; the limit is ${MAX_CONFIG_BYTES}`);
  const chunks: Buffer[] = [];
  for await (const chunk of registry.streamBlob({ repositoryId, digest })) chunks.push(chunk as Buffer);
  return parseImageConfig(Buffer.concat(chunks));
}

async function toProgram(root: string, config: ImageConfig): Promise<Program> {
  const { options, script, parameters } = toNodeCommand(config);
  const path = await resolveInside(root, script);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true)
    throw commandNotRunnable(`the image has no file ${script}, which its command runs`);
  const workingDir = await resolveInside(root, config.workingDir);
  await mkdir(workingDir, { recursive: true });
  return { nodeArguments: [...options, path, ...parameters], workingDir, env: config.env };
}

async function unpack(
  { registry }: RegistryImagesDeps,
  location: ImageLocation,
  root: string,
): Promise<Program> {
  const manifest = await readImageManifest(registry, location);
  const config = await readConfig(registry, location, manifest);
  const streamBlob = (digest: string) => registry.streamBlob({ ...location, digest });
  await rm(root, { recursive: true, force: true });
  await unpackLayers(root, { manifest, config, streamBlob });
  return toProgram(root, config);
}

/** Makes images of what is in the registry: a container runs exactly the digest that its function names. */
export function registryImages(deps: RegistryImagesDeps): FunctionImages {
  const { registry, folder, url } = deps;
  const emptied = rm(folder, { recursive: true, force: true });
  // Whoever loads an image is told; before that nobody listens.
  emptied.catch(() => undefined);
  const programs = new Map<string, Promise<Program>>();

  const unpackOnce = (location: ImageLocation): Promise<Program> => {
    const known = programs.get(location.digest);
    if (known !== undefined) return known;
    const root = join(folder, location.digest.replace(':', '-'));
    const program = emptied.then(() => unpack(deps, location, root));
    programs.set(location.digest, program);
    program.catch(() => programs.delete(location.digest));
    return program;
  };
  return {
    resolve: (image, digest) =>
      isOwnHost(image, url()) ? registry.findImage(image, digest)?.digest : undefined,
    isThere: (image, digest) => registry.findImage(image, digest) !== undefined,
    load: async (image, digest) => {
      const location = registry.findImage(image, digest);
      if (location === undefined) throw imageNotAvailable(image, digest);
      return unpackOnce(location);
    },
  };
}
