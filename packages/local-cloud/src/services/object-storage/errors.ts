import { OciError } from '../../errors';

/** Thrown when a bucket is not there, or not for the caller. */
export const bucketNotFound = (namespace: string, bucket: string): OciError =>
  new OciError(
    404,
    'BucketNotFound',
    `Either the bucket named '${bucket}' does not exist in the namespace '${namespace}' or you are not authorized to access it`,
  );

/** The same for callers without the right, whose call's names are not looked at. */
export const bucketRefused = (): OciError =>
  new OciError(
    404,
    'BucketNotFound',
    'Either the bucket does not exist in the namespace or you are not authorized to access it',
  );

/** Thrown when an object is not there. */
export const objectNotFound = (bucket: string, object: string): OciError =>
  new OciError(404, 'ObjectNotFound', `The object '${object}' was not found in the bucket '${bucket}'`);

/** Thrown when a bucket still has objects. */
export const bucketNotEmpty = (bucket: string, count: number): OciError =>
  new OciError(
    409,
    'BucketNotEmpty',
    `Bucket named '${bucket}' is not empty: it has ${count} objects. Delete all of them first`,
  );

/** Thrown when the object has changed, or is missing, against the caller's `if-match`. */
export const ifMatchFailed = (etag: string): OciError =>
  new OciError(412, 'IfMatchFailed', `The If-Match header ${etag} is not the etag of the object`);

/** Thrown when an object is there although the caller said `if-none-match: *`. */
export const ifNoneMatchFailed = (object: string): OciError =>
  new OciError(
    412,
    'IfNoneMatchFailed',
    `The If-None-Match header was specified and the object '${object}' already exists`,
  );

/** Thrown when what arrived is not what was sent. */
export const unmatchedContentMd5 = (actual: string, sent: string): OciError =>
  new OciError(
    400,
    'UnmatchedContentMD5',
    `The computed MD5 of the request body (${actual}) does not match the Content-MD5 header (${sent})`,
  );

/** Thrown for a range that begins behind the end. */
export const rangeNotSatisfiable = (range: string, size: number): OciError =>
  new OciError(416, 'InvalidRange', `The range ${range} is not within the ${size} bytes of the object`);
