import { notImplemented, OciError } from '../../errors';

// Codes as in https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes

/** Thrown when a call that needs somebody's right comes without a valid token. */
export const unauthorized = (message: string): OciError => new OciError(401, 'UNAUTHORIZED', message);

/** Thrown when the caller is known and may not do this. */
export const denied = (message: string): OciError => new OciError(403, 'DENIED', message);

/** Thrown for a name that no repository can have. */
export const nameInvalid = (name: string): OciError =>
  new OciError(
    400,
    'NAME_INVALID',
    `${name} is not the name of a repository: it must be <namespace>/<repository> in lower case, at most 255 characters.`,
  );

/** Thrown when there is no such repository, or the caller may not know that there is. */
export const nameUnknown = (name: string): OciError =>
  new OciError(
    404,
    'NAME_UNKNOWN',
    `The repository ${name} does not exist, or you do not have access to it.`,
  );

/** Thrown when a repository has no such blob. */
export const blobUnknown = (digest: string): OciError =>
  new OciError(404, 'BLOB_UNKNOWN', `This repository has no blob ${digest}.`);

/** Thrown for an upload that was never begun, has ended, or was begun before the last start of the cloud. */
export const uploadUnknown = (id: string): OciError =>
  new OciError(404, 'BLOB_UPLOAD_UNKNOWN', `There is no upload ${id}. Begin a new one.`);

/** Thrown for a call that does not go with its upload. */
export const uploadInvalid = (message: string): OciError => new OciError(400, 'BLOB_UPLOAD_INVALID', message);

/** Thrown when a chunk does not begin where the last one ended. */
export const chunkOutOfOrder = (range: string, size: number): OciError =>
  new OciError(
    416,
    'BLOB_UPLOAD_INVALID',
    `The chunk ${range} does not begin at ${size}, where the last one ended.`,
  );

/** Thrown for what is no digest, or not that of the content. */
export const digestInvalid = (message: string): OciError => new OciError(400, 'DIGEST_INVALID', message);

/** Thrown for content over a limit. */
export const sizeInvalid = (what: string, maxBytes: number): OciError =>
  new OciError(413, 'SIZE_INVALID', `The ${what} is larger than the limit of ${maxBytes} bytes.`);

/** Thrown when a repository has no such manifest. */
export const manifestUnknown = (reference: string): OciError =>
  new OciError(404, 'MANIFEST_UNKNOWN', `This repository has no manifest ${reference}.`);

/** Thrown for a manifest that cannot be understood. */
export const manifestInvalid = (message: string): OciError => new OciError(400, 'MANIFEST_INVALID', message);

/** Thrown for a manifest that names what its repository does not have. */
export const manifestBlobUnknown = (digest: string): OciError =>
  new OciError(
    404,
    'MANIFEST_BLOB_UNKNOWN',
    `The manifest names ${digest}, which this repository does not have. Push that first.`,
  );

/** Thrown for a range that a blob does not have. */
export const rangeInvalid = (range: string, size: number): OciError =>
  new OciError(416, 'SIZE_INVALID', `The range ${range} is not within a blob of ${size} bytes.`);

/** Thrown for what registries can do and this one cannot. */
export const unsupported = (what: string): OciError => {
  const { status, message } = notImplemented(what);
  return new OciError(status, 'UNSUPPORTED', message);
};
