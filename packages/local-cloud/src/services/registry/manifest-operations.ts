import type { OciRequest } from '../../server/operation';
import { manifestUnknown } from './errors';
import type { RegistryContext } from './registry-context';
import type { RepositoryOperation } from './registry-operation';
import { findManifest, withoutManifest, withoutTag, type RepositoryIndex } from './store/repository-index';
import type { RepositoryDescription } from './types';

const path = '/manifests/:reference';

/** The manifest that a request names by tag or digest. @throws OciError `MANIFEST_UNKNOWN` */
function requireManifest(
  { repositories }: RegistryContext,
  { id }: RepositoryDescription,
  { params }: OciRequest,
): { index: RepositoryIndex; digest: string; reference: string } {
  const { reference = '' } = params;
  const index = repositories.indexOf(id);
  const digest = findManifest(index, reference);
  if (digest === undefined) throw manifestUnknown(reference);
  return { index, digest, reference };
}

/** `GET` and `HEAD …/manifests/<tag or digest>`: the manifest as it was pushed. */
export const getManifest: RepositoryOperation = {
  name: 'GetManifest',
  method: 'GET',
  path,
  access: 'pull',
  handle: async ({ request, repository }, context) => {
    const { index, digest } = requireManifest(context, repository, request);
    const headers = {
      'content-type': index.manifests[digest]?.mediaType ?? '',
      'docker-content-digest': digest,
      etag: `"${digest}"`,
    };
    return { status: 200, headers, body: await context.contents.read(digest) };
  },
};

/** `DELETE …/manifests/<tag or digest>`: a tag alone, or an image with all tags that point at it. */
export const deleteManifest: RepositoryOperation = {
  name: 'DeleteManifest',
  method: 'DELETE',
  path,
  access: 'delete',
  handle: async ({ request, repository }, context) => {
    const { digest, reference } = requireManifest(context, repository, request);
    await context.repositories.change(repository.id, (index) =>
      reference === digest ? withoutManifest(index, digest) : withoutTag(index, reference),
    );
    const tag = reference === digest ? {} : { tag: reference };
    await context.notifyRemoval({ repository, digest, ...tag });
    return { status: 202 };
  },
};
