import { flag, integer, list, object, text } from '../../engine/field-rules';
import { commonStates, type ResourceType } from '../../engine/resource-type';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';

const kafkaDefaults = { autoCreateTopicsEnable: false, logRetentionHours: 24, numPartitions: 1 };

const asObject = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

function toEncryptionKey({ kmsKeyId }: JsonObject): JsonObject {
  return kmsKeyId === undefined ? { kmsKeyId: null, keyState: 'NONE' } : { kmsKeyId, keyState: 'ACTIVE' };
}

/** What of a sent body is kept under another name, completed by what stood there before. */
function complete(sent: JsonObject, before: JsonObject = {}): JsonObject {
  const { kafkaSettings, customEncryptionKeyDetails, privateEndpointDetails, ...others } = sent;
  const endpoint =
    privateEndpointDetails === undefined
      ? {}
      : {
          isPrivate: true,
          privateEndpointSettings: {
            privateEndpointIp: '127.0.0.1',
            nsgIds: [],
            ...asObject(privateEndpointDetails),
          },
        };
  return {
    ...others,
    kafkaSettings: { ...kafkaDefaults, ...asObject(before.kafkaSettings), ...asObject(kafkaSettings) },
    customEncryptionKey:
      customEncryptionKeyDetails === undefined && before.customEncryptionKey !== undefined
        ? before.customEncryptionKey
        : toEncryptionKey(asObject(customEncryptionKeyDetails)),
    ...endpoint,
  };
}

/** A stream pool. See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/StreamPool/. */
export const streamPoolResource: ResourceType = {
  type: 'streampool',
  noun: 'StreamPool',
  policyType: 'stream-pools',
  policyVariables: ({ id }) => ({ 'target.streampool.id': id }),
  path: '/20180418/streampools',
  nameField: 'name',
  fields: {
    compartmentId: text({ required: true }),
    name: text({ required: true, maxLength: 256 }),
    kafkaSettings: object({
      autoCreateTopicsEnable: flag(),
      logRetentionHours: integer({ min: 24, max: 168 }),
      numPartitions: integer({ min: 1, max: 200 }),
    }),
    customEncryptionKeyDetails: object({ kmsKeyId: text({ required: true }) }),
    privateEndpointDetails: object({ subnetId: text(), privateEndpointIp: text(), nsgIds: list(text()) }),
  },
  defaults: { isPrivate: false },
  updatable: [
    'name',
    'kafkaSettings',
    'customEncryptionKeyDetails',
    'customEncryptionKey',
    'securityAttributes',
  ],
  states: commonStates,
  workRequests: { type: 'streamworkrequest', noun: 'STREAM_POOL', entityType: 'stream_pool' },
  list: { omit: ['kafkaSettings', 'customEncryptionKey'], defaultLimit: 10, maxLimit: 50 },
  prepare: (input) => complete(input),
  prepareUpdate: (change, { fields }) => complete(change, fields),
  render: (_pool, engine) => ({ endpointFqdn: new URL(engine.url()).hostname }),
};
