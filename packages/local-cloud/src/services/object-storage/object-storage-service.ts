import type { ControlPlaneService } from '../../engine/control-plane-service';
import { createExclusion } from '../../engine/create-exclusion';
import type { Engine } from '../../engine/create-engine';
import { bucketResource } from './bucket.resource';
import { deleteObject } from './delete-object';
import { getObject, headObject } from './get-object';
import { listObjects } from './list-objects';
import { namespaceOperations } from './namespace-operations';
import { objectStorageApi } from './object-storage-api';
import type { ObjectStore } from './object-store';
import { putObject } from './put-object';
import { renameObject } from './rename-object';

/** Describes Object Storage: buckets, and the objects in them. */
export function objectStorageService(objects: ObjectStore): ControlPlaneService {
  const exclusively = createExclusion();
  return {
    types: [bucketResource({ usageOf: (bucketId) => objects.usage(bucketId) })],
    operations: (engine: Engine) => {
      const context = { engine, objects, exclusively };
      return [
        ...namespaceOperations(context),
        putObject(context),
        getObject(context),
        headObject(context),
        deleteObject(context),
        renameObject(context),
        listObjects(context),
      ];
    },
    api: objectStorageApi,
  };
}
