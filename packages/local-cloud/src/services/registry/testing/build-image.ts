import { digestOf } from '../digest';
import type { RegistryWorld } from './start-registry';

/** The manifest of an image of one layer, and its blobs. */
export interface TestImage {
  manifest: Buffer;
  mediaType: string;
  digest: string;
  blobs: Buffer[];
}

const mediaTypes = {
  oci: {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  },
  docker: {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  },
} as const;

/** Builds an image; the registry does not look into its layer. */
export function buildTestImage(layer = 'layer', kind: keyof typeof mediaTypes = 'oci'): TestImage {
  const types = mediaTypes[kind];
  const blobs = [Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux' })), Buffer.from(layer)];
  const [config, content] = blobs.map((blob) => ({ digest: digestOf(blob), size: blob.length }));
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: types.manifest,
      config: { mediaType: types.config, ...config },
      layers: [{ mediaType: types.layer, ...content }],
    }),
  );
  return { manifest, mediaType: types.manifest, digest: digestOf(manifest), blobs };
}

/** Pushes a blob in one call. */
export const pushBlob = ({ call }: RegistryWorld, blob: Buffer, path = 'ns/repo'): Promise<Response> =>
  call(`/v2/${path}/blobs/uploads/?digest=${digestOf(blob)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: blob,
  });

/** Pushes a manifest. */
export const pushManifest = (
  { call }: RegistryWorld,
  { manifest, mediaType }: Pick<TestImage, 'manifest' | 'mediaType'>,
  reference = 'latest',
  path = 'ns/repo',
): Promise<Response> =>
  call(`/v2/${path}/manifests/${reference}`, {
    method: 'PUT',
    headers: { 'content-type': mediaType },
    body: manifest,
  });

/** Pushes an image whole. */
export async function pushTestImage(
  world: RegistryWorld,
  image: TestImage,
  reference = 'latest',
  path = 'ns/repo',
): Promise<Response> {
  for (const blob of image.blobs) await pushBlob(world, blob, path);
  return pushManifest(world, image, reference, path);
}

/** The error codes of an answer. */
export async function codesOf(response: Response): Promise<string[]> {
  const { errors } = (await response.json()) as { errors: { code: string }[] };
  return errors.map(({ code }) => code);
}
