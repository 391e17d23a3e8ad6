import { createHash, randomUUID } from 'node:crypto';
import { invalidParameter } from '../../errors';
import type { OciRequest, Operation } from '../../server/operation';
import { ifMatchFailed, ifNoneMatchFailed, unmatchedContentMd5 } from './errors';
import { MAX_OBJECT_BYTES, MAX_OBJECT_NAME_BYTES } from './limits';
import { parseStorageTier, refuseUnbuiltHeaders, toKeptHeaders, toPutHeaders } from './object-headers';
import { onObjects, findBucket, requireBucket, type ObjectStorageContext } from './object-storage-context';
import type { ObjectHead } from './types';

/** @throws OciError `InvalidParameter` */
export function requireObjectName(name: unknown): string {
  const isText = typeof name === 'string' && name !== '';
  if (!isText || Buffer.byteLength(name) > MAX_OBJECT_NAME_BYTES || /[\0\r\n]/.test(name))
    throw invalidParameter(
      `The name of an object must be 1 to ${MAX_OBJECT_NAME_BYTES} bytes without null, carriage return and line feed.`,
    );
  return name;
}

function checkConditions({ headers, params }: OciRequest, before: ObjectHead | undefined): void {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*')
    throw invalidParameter(`if-none-match of a put must be *; it is ${ifNoneMatch}.`);
  if (ifNoneMatch === '*' && before !== undefined) throw ifNoneMatchFailed(params.objectName ?? '');
  if (ifMatch !== undefined && ifMatch !== before?.etag) throw ifMatchFailed(ifMatch);
}

function checkMd5({ headers, body }: OciRequest): string {
  const md5 = createHash('md5').update(body).digest('base64');
  const sent = headers['content-md5'];
  if (typeof sent === 'string' && sent !== '' && sent !== md5) throw unmatchedContentMd5(md5, sent);
  return md5;
}

/** Makes the operation that stores an object, in the place of one of the same name. */
export function putObject(context: ObjectStorageContext): Operation {
  const { objects, exclusively, engine } = context;
  const headOf = ({ params }: Pick<OciRequest, 'params'>): ObjectHead | undefined =>
    objects.find(findBucket(context, { params })?.id ?? '', params.objectName ?? '');
  return {
    name: 'PutObject',
    method: 'PUT',
    path: '/n/:namespaceName/b/:bucketName/o/:objectName+',
    maxBodyBytes: MAX_OBJECT_BYTES,
    ...onObjects(context, (request) => [
      'OBJECT_CREATE',
      ...(headOf(request) === undefined ? [] : ['OBJECT_OVERWRITE']),
    ]),
    handle: (request) =>
      exclusively(async () => {
        const bucket = requireBucket(context, request);
        const name = requireObjectName(request.params.objectName);
        refuseUnbuiltHeaders(request.headers);
        const before = objects.find(bucket.id, name);
        checkConditions(request, before);
        const now = engine.now();
        const head: ObjectHead = {
          name,
          size: request.body.byteLength,
          md5: checkMd5(request),
          etag: randomUUID(),
          headers: toKeptHeaders(request.headers),
          storageTier: parseStorageTier(request.headers),
          timeCreated: before?.timeCreated ?? now,
          timeModified: now,
        };
        await objects.put(bucket.id, head, request.body);
        return { status: 200, headers: toPutHeaders(head) };
      }),
  };
}
