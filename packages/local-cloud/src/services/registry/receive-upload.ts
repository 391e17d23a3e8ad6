import type { OciRequest, OciResponse } from '../../server/operation';
import { parseDigest } from './digest';
import { chunkOutOfOrder, uploadInvalid } from './errors';
import type { RegistryContext } from './registry-context';
import { withBlob } from './store/repository-index';
import type { RepositoryDescription } from './types';
import { toBlobHeaders } from './upload-headers';

const rangePattern = /^(?:bytes[ =])?(\d+)-(\d+)(?:\/.*)?$/;

/** @throws OciError 416 for a chunk that does not begin where the last one ended, 400 for one that is not as long as it says */
function checkRange({ headers }: OciRequest, size: number): void {
  const range = headers['content-range'];
  if (range === undefined) return;
  const [, start, end] = rangePattern.exec(range) ?? [];
  if (start === undefined || end === undefined)
    throw uploadInvalid(`The content-range ${range} is not <start>-<end>.`);
  if (Number(start) !== size) throw chunkOutOfOrder(range, size);
  const length = Number(end) - Number(start) + 1;
  const sent = headers['content-length'];
  if (sent !== undefined && Number(sent) !== length)
    throw uploadInvalid(`The content-range ${range} does not go with a content-length of ${sent}.`);
}

/** Puts a request's body behind what an upload has. @throws OciError as `Uploads.append`, and for a wrong range */
export async function receiveChunk(
  { uploads }: RegistryContext,
  request: OciRequest,
  id: string,
  size = 0,
): Promise<void> {
  checkRange(request, size);
  if (request.bodyStream === undefined) return;
  // Ending the loop early must not end the connection: the answer goes the same way.
  await uploads.append(id, request.bodyStream.iterator({ destroyOnReturn: false }));
}

/** Ends an upload: from now on the repository has the blob. @throws OciError `DIGEST_INVALID` */
export async function finishUpload(
  { uploads, contents, repositories, now }: RegistryContext,
  repository: RepositoryDescription,
  { id, digest }: { id: string; digest: string },
): Promise<OciResponse> {
  const { path, size } = await uploads.finish(id, parseDigest(digest));
  await contents.adopt(path, digest);
  await repositories.change(repository.id, (index) => withBlob(index, digest, { size, timeLinked: now() }));
  return { status: 201, headers: toBlobHeaders(repository, digest) };
}
