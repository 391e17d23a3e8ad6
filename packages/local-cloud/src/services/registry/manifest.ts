import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { isDigest } from './digest';
import { manifestInvalid } from './errors';

/** Media types of manifests of one image. */
const imageTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

/** Media types of indexes of several images. */
const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
] as const;

/** A reference from a manifest. */
export interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
  /** In an index: what the image runs on. */
  platform?: { os?: string; architecture?: string };
}

/** A manifest of one image. */
export interface ImageManifest {
  kind: 'image';
  mediaType: string;
  config: Descriptor;
  layers: Descriptor[];
}

/** An index of several images. */
export interface ImageIndex {
  kind: 'index';
  mediaType: string;
  manifests: Descriptor[];
}

/** Anything that can be pushed by `PUT /v2/<name>/manifests/<reference>`. */
export type Manifest = ImageManifest | ImageIndex;

const isOneOf = (types: readonly string[], type: string): boolean => types.includes(type);

function toDescriptor(value: unknown, name: string): Descriptor {
  if (!isJsonObject(value)) throw manifestInvalid(`${name} of the manifest must be an object.`);
  const { mediaType, digest, size, platform } = value;
  if (typeof mediaType !== 'string') throw manifestInvalid(`${name}.mediaType of the manifest is missing.`);
  if (!isDigest(digest)) throw manifestInvalid(`${name}.digest of the manifest is not a SHA-256 digest.`);
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    throw manifestInvalid(`${name}.size of the manifest must be a number of bytes.`);
  return { mediaType, digest, size, ...(isJsonObject(platform) ? { platform } : {}) };
}

function toDescriptors(value: unknown, name: string): Descriptor[] {
  if (!Array.isArray(value)) throw manifestInvalid(`${name} of the manifest must be a list.`);
  return value.map((entry, index) => toDescriptor(entry, `${name}[${index}]`));
}

function parseJson(content: Buffer): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    value = undefined;
  }
  if (!isJsonObject(value)) throw manifestInvalid('The manifest is not a JSON object.');
  return value;
}

function toMediaType({ mediaType }: JsonObject, contentType: string): string {
  const declared = contentType.split(';')[0]?.trim() ?? '';
  const type = declared === '' || declared === 'application/json' ? mediaType : declared;
  if (mediaType !== undefined && mediaType !== type)
    throw manifestInvalid(
      `The manifest says mediaType ${JSON.stringify(mediaType)}, its content-type ${declared}.`,
    );
  if (typeof type !== 'string' || !isOneOf([...imageTypes, ...indexTypes], type))
    throw manifestInvalid(
      `The mediaType ${JSON.stringify(type)} is not that of a manifest; it must be one of ${[...imageTypes, ...indexTypes].join(', ')}.`,
    );
  return type;
}

/**
 * Reads a manifest.
 *
 * @param contentType as the client says it; '' when it does not
 * @throws OciError `MANIFEST_INVALID` that names the field
 */
export function parseManifest(content: Buffer, contentType: string): Manifest {
  const value = parseJson(content);
  if (value.schemaVersion !== 2) throw manifestInvalid('schemaVersion of the manifest must be 2.');
  const mediaType = toMediaType(value, contentType);
  if (isOneOf(indexTypes, mediaType))
    return { kind: 'index', mediaType, manifests: toDescriptors(value.manifests, 'manifests') };
  return {
    kind: 'image',
    mediaType,
    config: toDescriptor(value.config, 'config'),
    layers: toDescriptors(value.layers, 'layers'),
  };
}

/** Layers that are fetched from elsewhere need not be in the registry. */
const isForeign = ({ mediaType }: Descriptor): boolean => /foreign|nondistributable/.test(mediaType);

/** The blobs that must be in the repository before the manifest is. */
export const blobsOf = (manifest: Manifest): Descriptor[] =>
  manifest.kind === 'index' ? [] : [manifest.config, ...manifest.layers.filter((layer) => !isForeign(layer))];

/** The manifests that must be in the repository before the index is. */
export const manifestsOf = (manifest: Manifest): Descriptor[] =>
  manifest.kind === 'index' ? manifest.manifests : [];
