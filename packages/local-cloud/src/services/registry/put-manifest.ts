import { readBody } from '../../server/read-body';
import { OciError } from '../../errors';
import type { OciRequest } from '../../server/operation';
import { digestOf, parseDigest } from './digest';
import { denied, digestInvalid, manifestBlobUnknown, manifestInvalid, sizeInvalid } from './errors';
import { isTag } from './image-reference';
import { MAX_MANIFEST_BYTES } from './limits';
import { blobsOf, manifestsOf, parseManifest, type Manifest } from './manifest';
import type { Push } from './types';
import { pathOf, type RepositoryOperation } from './registry-operation';
import {
  findBlob,
  findManifest,
  withManifest,
  type ManifestEntry,
  type RepositoryIndex,
} from './store/repository-index';

async function readManifest({ bodyStream }: OciRequest): Promise<Buffer> {
  if (bodyStream === undefined) return Buffer.alloc(0);
  try {
    return await readBody(bodyStream, MAX_MANIFEST_BYTES);
  } catch (error) {
    if (error instanceof OciError && error.status === 413) throw sizeInvalid('manifest', MAX_MANIFEST_BYTES);
    throw error;
  }
}

/** A tag, or nothing when the manifest is pushed by its digest. @throws OciError when it is neither */
function toTag(reference: string, digest: string): string | undefined {
  if (isTag(reference)) return reference;
  if (!reference.includes(':')) throw manifestInvalid(`${reference} is neither a tag nor a digest.`);
  if (parseDigest(reference) !== digest)
    throw digestInvalid(`The manifest is ${digest}, not ${reference}. Push it by its own digest.`);
  return undefined;
}

/** @throws OciError `MANIFEST_BLOB_UNKNOWN` for the first thing that is named and not there */
function checkReferences(index: RepositoryIndex, manifest: Manifest): void {
  const missing =
    blobsOf(manifest).find(({ digest, size }) => findBlob(index, digest)?.size !== size) ??
    manifestsOf(manifest).find(({ digest }) => findManifest(index, digest) === undefined);
  if (missing === undefined) return;
  const blob = findBlob(index, missing.digest);
  if (blob === undefined) throw manifestBlobUnknown(missing.digest);
  throw manifestInvalid(
    `The manifest says ${missing.size} bytes of ${missing.digest}, which has ${blob.size}.`,
  );
}

function toEntry(index: RepositoryIndex, manifest: Manifest, content: Buffer, now: number): ManifestEntry {
  const references = [...blobsOf(manifest), ...manifestsOf(manifest)].map(({ digest }) => digest);
  const layersSize =
    manifest.kind === 'image'
      ? manifest.layers.reduce((sum, { size }) => sum + size, 0)
      : references.reduce((sum, digest) => sum + (index.manifests[digest]?.layersSize ?? 0), 0);
  return { mediaType: manifest.mediaType, size: content.length, layersSize, timePushed: now, references };
}

const layersOf = (manifest: Manifest): Push['layers'] =>
  manifest.kind === 'index' ? [] : manifest.layers.map(({ digest, size }) => ({ digest, sizeInBytes: size }));

/** `PUT …/manifests/<tag or digest>`: makes an image of blobs that are there. */
export const putManifest: RepositoryOperation = {
  name: 'PutManifest',
  method: 'PUT',
  path: '/manifests/:reference',
  access: 'push',
  streamsBody: true,
  handle: async ({ request, repository, principal }, context) => {
    const { contents, repositories, now, notifyPush } = context;
    const content = await readManifest(request);
    const manifest = parseManifest(content, request.headers['content-type'] ?? '');
    const digest = digestOf(content);
    const tag = toTag(request.params.reference ?? '', digest);
    await contents.put(content, digest);
    await repositories.change(repository.id, (index) => {
      checkReferences(index, manifest);
      const tagged = tag === undefined ? undefined : findManifest(index, tag);
      if (repository.isImmutable && tagged !== undefined && tagged !== digest)
        throw denied(`The repository is immutable: its tag ${String(tag)} points at ${tagged} already.`);
      const known = index.manifests[digest];
      const entry = known ?? toEntry(index, manifest, content, now());
      return withManifest(index, { digest, entry, tag });
    });
    await notifyPush({
      ...{ repository, digest, principal, layers: layersOf(manifest) },
      ...(tag === undefined ? {} : { tag }),
      manifestSizeInBytes: content.length,
    });
    const headers = {
      location: `${pathOf(repository)}/manifests/${digest}`,
      'docker-content-digest': digest,
    };
    return { status: 201, headers };
  },
};
