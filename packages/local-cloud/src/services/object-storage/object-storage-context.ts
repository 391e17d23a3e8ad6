import type { RunExclusively } from '../../engine/create-exclusion';
import type { Engine } from '../../engine/create-engine';
import type { StoredResource } from '../../engine/stored-resource';
import type { Authorization } from '../../identity/authorization';
import type { OciRequest } from '../../server/operation';
import { bucketNotFound, bucketRefused } from './errors';
import type { ObjectStore } from './object-store';

/** What the operations on objects work with. */
export interface ObjectStorageContext {
  engine: Engine;
  objects: ObjectStore;
  /** Runs one write after the other: what a write has checked still holds when it is done. */
  exclusively: RunExclusively;
}

type Named = Pick<OciRequest, 'params'>;

/** The bucket that a path names, if it is there. */
export function findBucket({ engine }: ObjectStorageContext, { params }: Named): StoredResource | undefined {
  return engine
    .findAll('bucket')
    .find(({ fields }) => fields.namespace === params.namespaceName && fields.name === params.bucketName);
}

/** The bucket that a path names. @throws OciError `BucketNotFound` */
export function requireBucket(context: ObjectStorageContext, request: Named): StoredResource {
  const { namespaceName = '', bucketName = '' } = request.params;
  const bucket = findBucket(context, request);
  if (bucket === undefined) throw bucketNotFound(namespaceName, bucketName);
  return bucket;
}

/** What callers of an operation on a bucket's objects must be allowed to. */
export function onObjects(
  context: ObjectStorageContext,
  permissions: Authorization['permissions'],
): { authorization: Authorization } {
  return {
    authorization: {
      permissions,
      targetOf: (request) => findBucket(context, request)?.id,
      variables: ({ params }): Record<string, string> =>
        params.objectName === undefined ? {} : { 'target.object.name': params.objectName },
      refusal: bucketRefused,
    },
  };
}
