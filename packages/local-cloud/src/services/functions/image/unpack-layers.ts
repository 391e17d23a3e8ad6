import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OciError } from '../../../errors';
import type { Descriptor, ImageManifest } from '../../registry/manifest';
import { applyLayer, type LayerTarget } from './apply-layer';
import { imageInvalid } from './errors';
import type { ImageConfig } from './image-config';
import { MAX_UNPACKED_BYTES } from './limits';

/** What {@link unpackLayers} works with. */
export interface LayerSource {
  manifest: ImageManifest;
  config: ImageConfig;
  /** Reads a layer as it was pushed. */
  streamBlob: (digest: string) => Readable;
}

/** Undoes the compression of a layer. */
function decompress({ mediaType }: Descriptor, compressed: Readable): AsyncIterable<Buffer> {
  if (mediaType.endsWith('+zstd') || mediaType.endsWith('.zstd'))
    throw imageInvalid('a layer is compressed with zstd, which the local cloud does not read; use gzip');
  if (!/[.+]gzip$/.test(mediaType)) {
    if (mediaType.endsWith('.tar')) return compressed;
    throw imageInvalid(`a layer has the media type ${mediaType}, which the local cloud does not read`);
  }
  const gunzip = createGunzip();
  compressed.on('error', (error) => gunzip.destroy(error));
  return compressed.pipe(gunzip);
}

async function unpackLayer(
  layer: Descriptor,
  source: LayerSource,
  diffId: string | undefined,
  target: LayerTarget,
): Promise<void> {
  const hash = createHash('sha256');
  const compressed = source.streamBlob(layer.digest);
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of decompress(layer, compressed)) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const chunks = hashed();
  try {
    await applyLayer(chunks, target);
    // What follows the end mark of the archive counts for the digest.
    for await (const _rest of chunks) continue;
  } catch (error) {
    if (error instanceof OciError) throw error;
    throw imageInvalid(`its layer ${layer.digest} cannot be unpacked (${String(error)})`, error);
  } finally {
    compressed.destroy();
  }
  const actual = `sha256:${hash.digest('hex')}`;
  if (actual !== diffId)
    throw imageInvalid(
      `its layer ${layer.digest} unpacks to ${actual}, and its configuration says ${diffId ?? 'nothing'}`,
    );
}

/** Unpacks the layers of an image into a folder, the lowest first. @throws OciError that says which layer cannot be read */
export async function unpackLayers(root: string, source: LayerSource): Promise<void> {
  const { layers } = source.manifest;
  let bytes = 0;
  const count = (more: number): void => {
    bytes += more;
    if (bytes > MAX_UNPACKED_BYTES)
      throw imageInvalid(`it unpacks to more than the limit of ${MAX_UNPACKED_BYTES} bytes`);
  };
  await mkdir(root, { recursive: true });
  for (const [index, layer] of layers.entries())
    await unpackLayer(layer, source, source.config.diffIds[index], { root, count });
}
