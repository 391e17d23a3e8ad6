import { notImplemented } from '../../errors';
import { flag, oneOf, text, textMap } from '../../engine/field-rules';
import { commonStates, type EngineAccess, type ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import type { JsonObject } from '../../server/parse-json-object';
import { tenancyNamespace } from '../../tenancy-namespace';
import { bucketNotEmpty, bucketNotFound } from './errors';
import type { BucketUsage } from './object-store';

/** What the descriptor of buckets works with. */
export interface BucketDeps {
  usageOf: (bucketId: string) => BucketUsage;
}

/** What a bucket can be besides what it is here: the only value that is built. */
const onlyBuilt: JsonObject = {
  publicAccessType: 'NoPublicAccess',
  storageTier: 'Standard',
  versioning: 'Disabled',
  autoTiering: 'Disabled',
  bucketScope: 'NAMESPACE',
  objectEventsEnabled: false,
  isBucketKeyEnabled: false,
};

function refuseUnbuilt(sent: JsonObject): void {
  for (const [field, built] of Object.entries(onlyBuilt))
    if (sent[field] !== undefined && sent[field] !== built)
      throw notImplemented(`A bucket with ${field} ${JSON.stringify(sent[field])}`);
}

/** A bucket stands in the namespace of its compartment's tenancy. */
function requireNamespace({ namespace, compartmentId, name }: JsonObject, engine: EngineAccess): void {
  if (namespace !== tenancyNamespace(engine.tenancyOf(compartmentId)))
    throw bucketNotFound(String(namespace), String(name));
}

const renderUsage = ({ count, bytes }: BucketUsage): JsonObject => ({
  approximateCount: count,
  approximateSize: bytes,
});

const fields = {
  compartmentId: text({ required: true }),
  name: text({
    required: true,
    maxLength: 256,
    pattern: /^[A-Za-z0-9_.-]+$/,
    mustBe: 'made of letters, digits, -, _ and .',
  }),
  metadata: textMap(),
  publicAccessType: oneOf(['NoPublicAccess', 'ObjectRead', 'ObjectReadWithoutList']),
  storageTier: oneOf(['Standard', 'Archive']),
  versioning: oneOf(['Enabled', 'Suspended', 'Disabled']),
  autoTiering: oneOf(['Disabled', 'InfrequentAccess']),
  bucketScope: oneOf(['NAMESPACE', 'REGION']),
  objectEventsEnabled: flag(),
  isBucketKeyEnabled: flag(),
  kmsKeyId: text(),
};

/** What does not depend on what is in the buckets. */
const description: ResourceType = {
  type: 'bucket',
  noun: 'Bucket',
  path: '/n/:namespace/b',
  addressedBy: 'name',
  updateMethod: 'POST',
  policyType: 'buckets',
  policyVariables: ({ fields: { name } }) => ({ 'target.bucket.name': String(name) }),
  nameField: 'name',
  nameUniqueWithin: 'namespace',
  fields,
  defaults: { metadata: {}, ...onlyBuilt },
  updatable: Object.keys(fields),
  hidden: ['lifecycleState', 'systemTags'],
  parents: { kmsKeyId: 'key' },
  isMovable: false,
  states: commonStates,
  afterDeletion: 'not-found',
  errorCodes: {
    NotAuthorizedOrNotFound: 'BucketNotFound',
    NotAuthorizedOrResourceAlreadyExists: 'BucketAlreadyExists',
    NoEtagMatch: 'IfMatchFailed',
  },
  list: {
    sortBy: 'name',
    omit: [
      ...Object.keys(onlyBuilt),
      ...['metadata', 'kmsKeyId', 'id', 'approximateCount', 'approximateSize'],
      ...['isReadOnly', 'replicationEnabled'],
    ],
  },
  prepare: (input, engine) => {
    refuseUnbuilt(input);
    requireNamespace(input, engine);
    return input;
  },
  prepareUpdate: (change) => {
    refuseUnbuilt(change);
    return change;
  },
};

/** Describes buckets. See https://docs.oracle.com/en-us/iaas/api/#/en/objectstorage/20160918/Bucket/. */
export function bucketResource({ usageOf }: BucketDeps): ResourceType {
  return {
    ...description,
    prepareDelete: ({ id, fields: bucket }: StoredResource) => {
      const { count } = usageOf(id);
      if (count > 0) throw bucketNotEmpty(String(bucket.name), count);
      return bucket;
    },
    render: ({ id, etag, createdBy }) => ({
      ...{ etag, createdBy, isReadOnly: false, replicationEnabled: false },
      ...renderUsage(usageOf(id)),
    }),
  };
}
