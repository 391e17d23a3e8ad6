/** A blob that a repository has. */
export interface BlobEntry {
  size: number;
  /** Milliseconds since the Unix epoch. */
  timeLinked: number;
}

/** A manifest that a repository has; its bytes are kept like a blob's. */
export interface ManifestEntry {
  mediaType: string;
  size: number;
  /** Bytes of the layers that it names. */
  layersSize: number;
  /** Milliseconds since the Unix epoch. */
  timePushed: number;
  /** Digests of the blobs and manifests that it names. */
  references: string[];
}

/** All that a repository has: digest → blob, digest → manifest, tag → digest. Never changed in place. */
export interface RepositoryIndex {
  blobs: Readonly<Record<string, BlobEntry>>;
  manifests: Readonly<Record<string, ManifestEntry>>;
  tags: Readonly<Record<string, string>>;
}

/** A repository into which nothing was pushed. */
export const emptyIndex: RepositoryIndex = { blobs: {}, manifests: {}, tags: {} };

const keep = <T>(entries: Readonly<Record<string, T>>, isKept: (key: string, entry: T) => boolean) =>
  Object.fromEntries(Object.entries(entries).filter(([key, entry]) => isKept(key, entry)));

/** The entry of a key, and never what every object inherits. */
const own = <T>(entries: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(entries, key) ? entries[key] : undefined;

/** The blob with a digest. */
export const findBlob = ({ blobs }: RepositoryIndex, digest: string): BlobEntry | undefined =>
  own(blobs, digest);

/** The digest that a tag, or a digest itself, stands for; `undefined` when there is no such manifest. */
export function findManifest(index: RepositoryIndex, reference: string): string | undefined {
  const digest = own(index.tags, reference) ?? reference;
  return own(index.manifests, digest) === undefined ? undefined : digest;
}

/** With one more blob. */
export const withBlob = (index: RepositoryIndex, digest: string, entry: BlobEntry): RepositoryIndex => ({
  ...index,
  blobs: { ...index.blobs, [digest]: own(index.blobs, digest) ?? entry },
});

/** Without a blob. */
export const withoutBlob = (index: RepositoryIndex, digest: string): RepositoryIndex => ({
  ...index,
  blobs: keep(index.blobs, (key) => key !== digest),
});

/** With one more manifest, and a tag that points at it. */
export const withManifest = (
  index: RepositoryIndex,
  { digest, entry, tag }: { digest: string; entry: ManifestEntry; tag: string | undefined },
): RepositoryIndex => ({
  ...index,
  manifests: { ...index.manifests, [digest]: entry },
  tags: tag === undefined ? index.tags : { ...index.tags, [tag]: digest },
});

/** Without a manifest and all tags that point at it. */
export const withoutManifest = (index: RepositoryIndex, digest: string): RepositoryIndex => ({
  ...index,
  manifests: keep(index.manifests, (key) => key !== digest),
  tags: keep(index.tags, (_tag, target) => target !== digest),
});

/** Without a tag; its manifest stays. */
export const withoutTag = (index: RepositoryIndex, tag: string): RepositoryIndex => ({
  ...index,
  tags: keep(index.tags, (key) => key !== tag),
});

/** Without the blobs that no manifest names and that were linked before an instant: pushes that never ended. */
export function withoutLeftovers(index: RepositoryIndex, linkedBefore: number): RepositoryIndex {
  const named = new Set(Object.values(index.manifests).flatMap(({ references }) => references));
  return {
    ...index,
    blobs: keep(index.blobs, (digest, { timeLinked }) => named.has(digest) || timeLinked >= linkedBefore),
  };
}

/** Digests of all contents that a repository needs. */
export const contentsOf = ({ blobs, manifests }: RepositoryIndex): string[] => [
  ...Object.keys(blobs),
  ...Object.keys(manifests),
];
