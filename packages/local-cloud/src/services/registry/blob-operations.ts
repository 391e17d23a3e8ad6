import type { OciRequest, OciResponse } from '../../server/operation';
import { parseDigest } from './digest';
import { blobUnknown, rangeInvalid } from './errors';
import { parseRange } from './parse-range';
import type { RegistryContext } from './registry-context';
import type { RepositoryOperation } from './registry-operation';
import { findBlob, withoutBlob, type BlobEntry } from './store/repository-index';
import type { RepositoryDescription } from './types';

const path = '/blobs/:digest';

/** The blob that a request names. @throws OciError `BLOB_UNKNOWN`, `DIGEST_INVALID` */
function requireBlob(
  { repositories }: RegistryContext,
  repository: RepositoryDescription,
  { params }: OciRequest,
): BlobEntry & { digest: string } {
  const digest = parseDigest(params.digest ?? '');
  const blob = findBlob(repositories.indexOf(repository.id), digest);
  if (blob === undefined) throw blobUnknown(digest);
  return { ...blob, digest };
}

const toHeaders = (digest: string, length: number): Record<string, string> => ({
  'content-type': 'application/octet-stream',
  'content-length': String(length),
  'accept-ranges': 'bytes',
  'docker-content-digest': digest,
  etag: `"${digest}"`,
});

/** `GET` and `HEAD …/blobs/<digest>`: a blob, or a range of its bytes. */
export const getBlob: RepositoryOperation = {
  name: 'GetBlob',
  method: 'GET',
  path,
  access: 'pull',
  handle: ({ request, repository }, context): OciResponse => {
    const { digest, size } = requireBlob(context, repository, request);
    const header = request.method === 'GET' ? request.headers.range : undefined;
    const range = parseRange(header, size);
    if (range === 'whole' || header === undefined)
      return { status: 200, headers: toHeaders(digest, size), body: context.contents.stream(digest) };
    if (range === 'outside') throw rangeInvalid(header, size);
    const { start, end } = range;
    return {
      status: 206,
      headers: {
        ...toHeaders(digest, end - start + 1),
        'content-range': `bytes ${start}-${end}/${size}`,
      },
      body: context.contents.stream(digest, range),
    };
  },
};

/** `DELETE …/blobs/<digest>`: the repository has the blob no longer. */
export const deleteBlob: RepositoryOperation = {
  name: 'DeleteBlob',
  method: 'DELETE',
  path,
  access: 'delete',
  handle: async ({ request, repository }, context) => {
    const { digest } = requireBlob(context, repository, request);
    await context.repositories.change(repository.id, (index) => withoutBlob(index, digest));
    return { status: 202 };
  },
};
