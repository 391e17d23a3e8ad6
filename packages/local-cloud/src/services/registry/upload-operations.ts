import { parseDigest } from './digest';
import { digestInvalid } from './errors';
import { finishUpload, receiveChunk } from './receive-upload';
import { pathOf, type RepositoryOperation } from './registry-operation';
import { toUploadHeaders } from './upload-headers';

const path = '/blobs/uploads/:id';

/** `GET …/blobs/uploads/<id>`: says how far an upload is. */
export const getUpload: RepositoryOperation = {
  name: 'GetBlobUpload',
  method: 'GET',
  path,
  access: 'push',
  handle: ({ request, repository }, { uploads }) => {
    const upload = uploads.require(repository.id, request.params.id ?? '');
    return { status: 204, headers: toUploadHeaders(pathOf(repository), upload) };
  },
};

/** `PATCH …/blobs/uploads/<id>`: takes a chunk. */
export const appendUpload: RepositoryOperation = {
  name: 'AppendBlobUpload',
  method: 'PATCH',
  path,
  access: 'push',
  streamsBody: true,
  handle: async ({ request, repository }, context) => {
    const upload = context.uploads.require(repository.id, request.params.id ?? '');
    await receiveChunk(context, request, upload.id, upload.size);
    return { status: 202, headers: toUploadHeaders(pathOf(repository), upload) };
  },
};

/** `PUT …/blobs/uploads/<id>?digest=`: takes the last chunk, if there is one, and ends the upload. */
export const completeUpload: RepositoryOperation = {
  name: 'CompleteBlobUpload',
  method: 'PUT',
  path,
  access: 'push',
  streamsBody: true,
  handle: async ({ request, repository }, context) => {
    const upload = context.uploads.require(repository.id, request.params.id ?? '');
    const digest = request.query.get('digest');
    if (digest === null) throw digestInvalid('The query parameter digest is missing.');
    parseDigest(digest);
    await receiveChunk(context, request, upload.id, upload.size);
    return finishUpload(context, repository, { id: upload.id, digest });
  },
};

/** `DELETE …/blobs/uploads/<id>`: ends an upload without a blob. */
export const cancelUpload: RepositoryOperation = {
  name: 'CancelBlobUpload',
  method: 'DELETE',
  path,
  access: 'push',
  handle: async ({ request, repository }, { uploads }) => {
    const { id } = uploads.require(repository.id, request.params.id ?? '');
    await uploads.cancel(id);
    return { status: 204 };
  },
};
