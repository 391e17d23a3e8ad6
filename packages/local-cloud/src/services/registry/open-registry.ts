import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Operation } from '../../server/operation';
import { deleteBlob, getBlob } from './blob-operations';
import { checkVersion } from './check-version';
import { blobUnknown, manifestUnknown } from './errors';
import { getToken } from './get-token';
import { parseImageReference } from './image-reference';
import { UNREFERENCED_BLOB_MS } from './limits';
import { listCatalog } from './list-catalog';
import { listTags } from './list-tags';
import { parseManifest, type Manifest } from './manifest';
import { deleteManifest, getManifest } from './manifest-operations';
import { putManifest } from './put-manifest';
import type { RegistryContext, RegistryDeps } from './registry-context';
import { toRepositoryOperation } from './registry-operation';
import { startUpload } from './start-upload';
import { openContents } from './store/open-contents';
import { openRepositories } from './store/open-repositories';
import { openUploads, type UploadLimits } from './store/open-uploads';
import {
  contentsOf,
  findBlob,
  findManifest,
  withoutLeftovers,
  withoutManifest,
} from './store/repository-index';
import { toImages } from './to-images';
import type { ImageLocation, Push, RegistryImage, RegistryListener, Removal } from './types';
import { appendUpload, cancelUpload, completeUpload, getUpload } from './upload-operations';

/** Settings of {@link openRegistry}. */
export interface RegistryOptions extends RegistryDeps {
  /** Where contents, indexes of repositories and uploads are kept. */
  folder: string;
  /** @default those of limits.ts */
  uploadLimits?: UploadLimits;
}

/** The container registry. */
export interface Registry {
  operations: Operation[];
  /** The images of a repository, those pushed last first. */
  listImages: (repositoryId: string) => RegistryImage[];
  /** Removes an image with its tags. */
  deleteImage: (repositoryId: string, digest: string) => Promise<void>;
  /** Calls `listener` after each push. @returns what ends it */
  onPush: (listener: RegistryListener<Push>) => () => void;
  /** Calls `listener` after each removal by a call of the registry, not by {@link Registry.deleteImage}. @returns what ends it */
  onRemoval: (listener: RegistryListener<Removal>) => () => void;
  /** Removes all that was pushed into a repository. */
  forgetRepository: (repositoryId: string) => Promise<void>;
  /**
   * Finds an image: what its tag points at, or `digest` if that is given. The host in the reference is not looked at.
   *
   * @param reference like `iad.ocir.io/ns/repo:tag`
   */
  findImage: (reference: string, digest?: string) => ImageLocation | undefined;
  /** Reads a manifest. @throws OciError `MANIFEST_UNKNOWN` */
  readManifest: (location: ImageLocation) => Promise<Manifest>;
  /** Reads a blob. @throws OciError `BLOB_UNKNOWN` */
  streamBlob: (location: ImageLocation) => Readable;
}

const repositoryOperations = [
  startUpload,
  getUpload,
  appendUpload,
  completeUpload,
  cancelUpload,
  getBlob,
  deleteBlob,
  putManifest,
  getManifest,
  deleteManifest,
  listTags,
];

async function openContext(
  options: RegistryOptions,
  notifiers: Pick<RegistryContext, 'notifyPush' | 'notifyRemoval'>,
): Promise<RegistryContext> {
  const { folder, uploadLimits, now, ...deps } = options;
  const contents = openContents(join(folder, 'blobs'));
  const repositories = await openRepositories(join(folder, 'repositories'));
  const uploads = await openUploads(join(folder, 'uploads'), uploadLimits);
  const linkedBefore = now() - UNREFERENCED_BLOB_MS;
  for (const id of repositories.ids()) {
    const index = repositories.indexOf(id);
    const next = withoutLeftovers(index, linkedBefore);
    if (contentsOf(next).length < contentsOf(index).length) await repositories.change(id, () => next);
  }
  const kept = repositories.ids().flatMap((id) => contentsOf(repositories.indexOf(id)));
  await contents.sweep(new Set(kept));
  return { ...deps, now, contents, repositories, uploads, ...notifiers };
}

function findImage(
  { findRepository, repositories }: RegistryContext,
  text: string,
  digest?: string,
): ImageLocation | undefined {
  const reference = parseImageReference(text);
  const repository = reference === undefined ? undefined : findRepository(reference);
  if (reference === undefined || repository === undefined) return undefined;
  const wanted = digest ?? reference.digest ?? reference.tag ?? '';
  const found = findManifest(repositories.indexOf(repository.id), wanted);
  return found === undefined ? undefined : { repositoryId: repository.id, digest: found };
}

/** Tells listeners one after the other. */
function createNotifier<Event>(): {
  listen: (listener: RegistryListener<Event>) => () => void;
  notify: (event: Event) => Promise<void>;
} {
  const entries = new Set<{ listener: RegistryListener<Event> }>();
  return {
    listen: (listener) => {
      const entry = { listener };
      entries.add(entry);
      return () => void entries.delete(entry);
    },
    notify: async (event) => {
      for (const { listener } of entries) await listener(event);
    },
  };
}

/**
 * Opens the registry in a folder: the distribution specification under `/v2/`, with OCIR's way to log in. Contents that
 * no repository has any more are removed on the way.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 * @throws LocalCloudStartError `STATE_UNREADABLE`
 */
export async function openRegistry(options: RegistryOptions): Promise<Registry> {
  const [pushes, removals] = [createNotifier<Push>(), createNotifier<Removal>()];
  const notifiers = { notifyPush: pushes.notify, notifyRemoval: removals.notify };
  const context = await openContext(options, notifiers);
  const { repositories, contents } = context;
  return {
    operations: [
      checkVersion(context),
      getToken(context),
      listCatalog,
      ...repositoryOperations.map((operation) => toRepositoryOperation(context, operation)),
    ],
    onPush: pushes.listen,
    onRemoval: removals.listen,
    listImages: (id) => toImages(repositories.indexOf(id)),
    deleteImage: (id, digest) => repositories.change(id, (index) => withoutManifest(index, digest)),
    forgetRepository: (id) => repositories.forget(id),
    findImage: (text, digest) => findImage(context, text, digest),
    readManifest: async ({ repositoryId, digest }) => {
      const entry = repositories.indexOf(repositoryId).manifests[digest];
      if (entry === undefined) throw manifestUnknown(digest);
      return parseManifest(await contents.read(digest), entry.mediaType);
    },
    streamBlob: ({ repositoryId, digest }) => {
      if (findBlob(repositories.indexOf(repositoryId), digest) === undefined) throw blobUnknown(digest);
      return contents.stream(digest);
    },
  };
}
