import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import { ifMatchFailed, objectNotFound } from './errors';
import { refuseUnbuiltHeaders, toReadHeaders } from './object-headers';
import { onObjects, requireBucket, type ObjectStorageContext } from './object-storage-context';
import { parseRange } from './parse-range';
import type { ObjectHead } from './types';

const path = '/n/:namespaceName/b/:bucketName/o/:objectName+';

/** The object that a path names. @throws OciError `BucketNotFound`, `ObjectNotFound` */
function requireObject(
  context: ObjectStorageContext,
  request: OciRequest,
): { bucketId: string; head: ObjectHead } {
  const bucket = requireBucket(context, request);
  const { objectName = '', bucketName = '' } = request.params;
  const head = context.objects.find(bucket.id, objectName);
  if (head === undefined) throw objectNotFound(bucketName, objectName);
  return { bucketId: bucket.id, head };
}

/** The answer where no content is to be sent, because of the caller's conditions. @throws OciError `IfMatchFailed` */
function answerConditions({ headers }: OciRequest, head: ObjectHead): OciResponse | undefined {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== head.etag) throw ifMatchFailed(ifMatch);
  const isUnchanged = ifNoneMatch === '*' || ifNoneMatch === head.etag;
  return isUnchanged ? { status: 304, headers: { etag: head.etag } } : undefined;
}

/** Makes the operation that reads an object, or a range of its bytes. */
export function getObject(context: ObjectStorageContext): Operation {
  return {
    name: 'GetObject',
    method: 'GET',
    path,
    ...onObjects(context, ['OBJECT_READ']),
    handle: async (request) => {
      refuseUnbuiltHeaders(request.headers);
      const { bucketId, head } = requireObject(context, request);
      const unchanged = answerConditions(request, head);
      if (unchanged !== undefined) return unchanged;
      const content = await context.objects.read(bucketId, head);
      const headers = toReadHeaders(head);
      const { range } = request.headers;
      if (range === undefined) return { status: 200, headers, body: content };
      const { first, last } = parseRange(range, head.size);
      const piece = content.subarray(first, last + 1);
      const contentRange = `bytes ${first}-${last}/${head.size}`;
      return {
        status: 206,
        headers: {
          ...headers,
          'content-length': String(piece.byteLength),
          'content-range': contentRange,
        },
        body: piece,
      };
    },
  };
}

/** Makes the operation that tells everything about an object but its content. */
export function headObject(context: ObjectStorageContext): Operation {
  return {
    name: 'HeadObject',
    method: 'HEAD',
    path,
    ...onObjects(context, ['OBJECT_READ']),
    handle: (request) => {
      const { head } = requireObject(context, request);
      return answerConditions(request, head) ?? { status: 200, headers: toReadHeaders(head) };
    },
  };
}
