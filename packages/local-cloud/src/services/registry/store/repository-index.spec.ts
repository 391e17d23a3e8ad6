import * as fc from 'fast-check';
import {
  contentsOf,
  emptyIndex,
  findBlob,
  findManifest,
  withBlob,
  withManifest,
  withoutBlob,
  withoutLeftovers,
  withoutManifest,
  withoutTag,
  type RepositoryIndex,
} from './repository-index';

const digest = fc.constantFrom('sha256:a', 'sha256:b', 'sha256:c');
const tag = fc.constantFrom('v1', 'v2', 'latest', 'constructor', '__proto__');
const entryOf = (references: string[]) => ({
  ...{ mediaType: 'manifest', size: 1, layersSize: 1, timePushed: 0 },
  references,
});

/** A change of a repository, and how it is told. */
const change = fc.oneof(
  fc.tuple(digest, fc.nat(10)).map(
    ([blob, timeLinked]) =>
      (index: RepositoryIndex) =>
        withBlob(index, blob, { size: 1, timeLinked }),
  ),
  digest.map((blob) => (index: RepositoryIndex) => withoutBlob(index, blob)),
  fc.tuple(digest, fc.option(tag, { nil: undefined }), fc.array(digest)).map(
    ([manifest, label, references]) =>
      (index: RepositoryIndex) =>
        withManifest(index, { digest: manifest, entry: entryOf(references), tag: label }),
  ),
  digest.map((manifest) => (index: RepositoryIndex) => withoutManifest(index, manifest)),
  tag.map((label) => (index: RepositoryIndex) => withoutTag(index, label)),
  fc.nat(10).map((time) => (index: RepositoryIndex) => withoutLeftovers(index, time)),
);

describe('an index of a repository', () => {
  it('has no tag without a manifest, and no change in place', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        let index = emptyIndex;
        for (const apply of changes) {
          const before = JSON.stringify(index);
          const next = apply(index);
          expect(JSON.stringify(index)).toBe(before);
          index = next;
        }
        for (const [label, target] of Object.entries(index.tags))
          expect(findManifest(index, label)).toBe(target);
        for (const content of contentsOf(index))
          expect(findBlob(index, content) ?? findManifest(index, content)).toBeDefined();
      }),
    );
  });

  it('keeps blobs that a manifest names however old they are, and the others for a time', () => {
    const linked = [1, 2, 3].reduce(
      (index, time) => withBlob(index, `sha256:${time}`, { size: 1, timeLinked: time }),
      emptyIndex,
    );
    const index = withManifest(linked, { digest: 'm', entry: entryOf(['sha256:1']), tag: 'v1' });
    expect(Object.keys(withoutLeftovers(index, 3).blobs)).toEqual(['sha256:1', 'sha256:3']);
  });
});
