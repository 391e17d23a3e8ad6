import type { Operation } from '../../server/operation';
import { ifMatchFailed, objectNotFound } from './errors';
import { onObjects, requireBucket, type ObjectStorageContext } from './object-storage-context';

/** Makes the operation that removes an object. */
export function deleteObject(context: ObjectStorageContext): Operation {
  const { objects, exclusively, engine } = context;
  return {
    name: 'DeleteObject',
    method: 'DELETE',
    path: '/n/:namespaceName/b/:bucketName/o/:objectName+',
    ...onObjects(context, ['OBJECT_DELETE']),
    handle: (request) =>
      exclusively(async () => {
        const bucket = requireBucket(context, request);
        const { objectName = '', bucketName = '' } = request.params;
        const head = objects.find(bucket.id, objectName);
        if (head === undefined) throw objectNotFound(bucketName, objectName);
        const ifMatch = request.headers['if-match'];
        if (ifMatch !== undefined && ifMatch !== head.etag) throw ifMatchFailed(ifMatch);
        await objects.remove(bucket.id, objectName);
        return { status: 204, headers: { 'last-modified': new Date(engine.now()).toUTCString() } };
      }),
  };
}
