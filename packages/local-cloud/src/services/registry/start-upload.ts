import type { OciResponse } from '../../server/operation';
import { finishUpload, receiveChunk } from './receive-upload';
import { parseDigest } from './digest';
import type { RegistryContext } from './registry-context';
import { pathOf, type RegistryCall, type RepositoryOperation } from './registry-operation';
import { isRepositoryName, parseRepositoryName } from './repository-name';
import { findBlob, withBlob } from './store/repository-index';
import { toBlobHeaders, toUploadHeaders } from './upload-headers';

/** Links a blob of another repository that the caller may pull from; `undefined` when there is none. */
async function mountBlob(
  { request, repository, principal }: RegistryCall,
  context: RegistryContext,
): Promise<OciResponse | undefined> {
  const [mount, from] = [request.query.get('mount'), request.query.get('from')];
  if (mount === null || from === null || !isRepositoryName(from)) return undefined;
  const digest = parseDigest(mount);
  const source = context.findRepository(parseRepositoryName(from));
  if (source === undefined) return undefined;
  const isReadable = source.isPublic || context.mayAccess(principal, 'pull', source);
  const blob = isReadable ? findBlob(context.repositories.indexOf(source.id), digest) : undefined;
  if (blob === undefined) return undefined;
  const entry = { size: blob.size, timeLinked: context.now() };
  await context.repositories.change(repository.id, (index) => withBlob(index, digest, entry));
  return { status: 201, headers: toBlobHeaders(repository, digest) };
}

/** `POST …/blobs/uploads/`: begins an upload, or takes a blob whole (`digest`), or from another repository (`mount`). */
export const startUpload: RepositoryOperation = {
  name: 'StartBlobUpload',
  method: 'POST',
  path: '/blobs/uploads',
  access: 'push',
  streamsBody: true,
  handle: async (call, context) => {
    const { request, repository } = call;
    const mounted = await mountBlob(call, context);
    if (mounted !== undefined) return mounted;
    const digest = request.query.get('digest');
    if (digest !== null) parseDigest(digest);
    const { id } = await context.uploads.begin(repository.id);
    if (digest === null)
      return {
        status: 202,
        headers: toUploadHeaders(pathOf(repository), context.uploads.require(repository.id, id)),
      };
    await receiveChunk(context, request, id);
    return finishUpload(context, repository, { id, digest });
  },
};
