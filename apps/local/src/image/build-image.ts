import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { encodeTar, type TarEntry } from './encode-tar';
import { ImageBuildError } from './errors';
import { parseDockerfile, type CopyStep, type DockerfilePlan } from './parse-dockerfile';
import type { BuiltImage, ImageBlob } from './types';

/** What is built. */
export interface BuildImageOptions {
  /** Folder with the Dockerfile and the files that it copies. */
  contextFolder: string;
  /** Name of the Dockerfile in it. @default 'Dockerfile' */
  dockerfile?: string;
  /** Values of the Dockerfile's `ARG`s. @default none */
  buildArguments?: Readonly<Record<string, string>>;
  /** What the image runs on. @default 'linux/amd64' */
  platform?: string;
}

const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  // Not compressed: the same files then have the same digest with every version of zlib.
  layer: 'application/vnd.oci.image.layer.v1.tar',
};

const digestOf = (content: Uint8Array): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

async function readContextFile(
  contextFolder: string,
  name: string,
): Promise<{ content: Buffer; mode: number }> {
  const path = join(contextFolder, name);
  try {
    const [content, { mode }] = await Promise.all([readFile(path), stat(path)]);
    return { content, mode: mode & 0o777 };
  } catch (cause) {
    throw new ImageBuildError(`${path} cannot be read, which the image is made of. Build it first.`, cause);
  }
}

/** The folders above a path, the highest first. */
function foldersOf(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === '/' ? [] : [...foldersOf(parent), parent];
}

async function toEntries(contextFolder: string, { copies, workingDir }: DockerfilePlan): Promise<TarEntry[]> {
  const toFile = async ({ from, to, mode }: CopyStep): Promise<TarEntry> => {
    const file = await readContextFile(contextFolder, from);
    return { path: to.slice(1), content: file.content, mode: mode ?? file.mode };
  };
  const files = new Map((await Promise.all(copies.map(toFile))).map((file) => [file.path, file]));
  const paths = [...copies.map(({ to }) => to), ...(workingDir === undefined ? [] : [`${workingDir}/.`])];
  const folders = new Set(paths.flatMap(foldersOf).map((path) => `${path.slice(1)}/`));
  const entries = [...[...folders].map((path) => ({ path, mode: 0o755 })), ...files.values()];
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function toConfig(plan: DockerfilePlan, platform: string, diffId: string): Buffer {
  const [os, architecture] = platform.split('/');
  const { env, workingDir, user, entrypoint, cmd } = plan;
  const config = {
    ...(user === undefined ? {} : { User: user }),
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    ...(entrypoint === undefined ? {} : { Entrypoint: entrypoint }),
    ...(cmd === undefined ? {} : { Cmd: cmd }),
    ...(workingDir === undefined ? {} : { WorkingDir: workingDir }),
  };
  return Buffer.from(
    JSON.stringify({ architecture, os, config, rootfs: { type: 'layers', diff_ids: [diffId] } }),
  );
}

const describe = ({ mediaType, digest, content }: ImageBlob) => ({ mediaType, digest, size: content.length });

/**
 * Builds an image without Docker, from the same context that Docker would be given: one layer of the files that the
 * Dockerfile copies. The same files make the same digest, whenever and wherever.
 *
 * @throws ImageBuildError
 */
export async function buildImage(options: BuildImageOptions): Promise<BuiltImage> {
  const { contextFolder, dockerfile = 'Dockerfile', buildArguments = {}, platform = 'linux/amd64' } = options;
  const { content: text } = await readContextFile(contextFolder, dockerfile);
  const plan = parseDockerfile(text.toString(), buildArguments);
  const toBlob = (mediaType: string, content: Buffer): ImageBlob => ({
    ...{ mediaType, content },
    digest: digestOf(content),
  });
  const layer = toBlob(mediaTypes.layer, encodeTar(await toEntries(contextFolder, plan)));
  const config = toBlob(mediaTypes.config, toConfig(plan, platform, layer.digest));
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: describe(config),
      layers: [describe(layer)],
    }),
  );
  return { digest: digestOf(manifest), mediaType: mediaTypes.manifest, manifest, blobs: [config, layer] };
}
