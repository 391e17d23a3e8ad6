import { randomUUID } from 'node:crypto';
import type { Operation } from '../../server/operation';
import { parseJsonObject, type JsonObject } from '../../server/parse-json-object';
import { ifMatchFailed, ifNoneMatchFailed, objectNotFound } from './errors';
import { onObjects, requireBucket, type ObjectStorageContext } from './object-storage-context';
import { requireObjectName } from './put-object';
import type { ObjectHead } from './types';

function requireEtag(expected: unknown, head: ObjectHead | undefined): void {
  if (typeof expected === 'string' && expected !== head?.etag) throw ifMatchFailed(expected);
}

function checkConditions(details: JsonObject, source: ObjectHead, target: ObjectHead | undefined): void {
  requireEtag(details.srcObjIfMatchETag, source);
  requireEtag(details.newObjIfMatchETag, target);
  if (details.newObjIfNoneMatchETag === '*' && target !== undefined) throw ifNoneMatchFailed(target.name);
}

/** Makes the operation that gives an object another name; one that has that name already is replaced. */
export function renameObject(context: ObjectStorageContext): Operation {
  const { objects, exclusively, engine } = context;
  return {
    name: 'RenameObject',
    method: 'POST',
    path: '/n/:namespaceName/b/:bucketName/actions/renameObject',
    ...onObjects(context, ['OBJECT_CREATE', 'OBJECT_OVERWRITE', 'OBJECT_READ', 'OBJECT_DELETE']),
    handle: (request) =>
      exclusively(async () => {
        const bucket = requireBucket(context, request);
        const details = parseJsonObject(request.body);
        const sourceName = requireObjectName(details.sourceName);
        const newName = requireObjectName(details.newName);
        const source = objects.find(bucket.id, sourceName);
        if (source === undefined) throw objectNotFound(request.params.bucketName ?? '', sourceName);
        checkConditions(details, source, objects.find(bucket.id, newName));
        const now = engine.now();
        const head = { ...source, name: newName, etag: randomUUID(), timeModified: now };
        await objects.put(bucket.id, head, await objects.read(bucket.id, source));
        if (newName !== sourceName) await objects.remove(bucket.id, sourceName);
        return { status: 200, headers: { etag: head.etag, 'last-modified': new Date(now).toUTCString() } };
      }),
  };
}
