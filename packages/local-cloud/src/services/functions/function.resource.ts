import { invalidParameter, notImplemented } from '../../errors';
import { integer, oneOf, text } from '../../engine/field-rules';
import { commonStates, type EngineAccess, type ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import type { JsonObject } from '../../server/parse-json-object';
import { configRule } from './config-rule';
import type { FunctionImages } from './image/function-images';

/**
 * Pins an image as OCI does: without a digest, what the tag points at now.
 *
 * @throws OciError with OCI's message for an image that is not there; it says the same when only the digest is not
 */
function pin(
  { image, imageDigest, sourceDetails }: JsonObject,
  images: Pick<FunctionImages, 'resolve'>,
): JsonObject {
  if (sourceDetails !== undefined) throw notImplemented('A pre-built function (sourceDetails)');
  if (typeof image !== 'string') return {};
  const wanted = typeof imageDigest === 'string' ? imageDigest : undefined;
  const digest = images.resolve(image, wanted);
  if (digest === undefined) {
    const named = wanted === undefined ? image : `${image}@${wanted}`;
    throw invalidParameter(`Invalid Image ${named} does not exist or you do not have access to use it`);
  }
  return { imageDigest: digest };
}

/** A change of the digest alone is one of the image, too. */
const withImage = (change: JsonObject, { fields }: StoredResource): JsonObject =>
  change.imageDigest === undefined ? change : { image: fields.image, ...change };

function applicationFields({ applicationId }: JsonObject, engine: EngineAccess): JsonObject {
  const application = engine.find('fnapp', applicationId);
  return { compartmentId: application?.fields.compartmentId, shape: application?.fields.shape };
}

const updatable = [
  'image',
  'imageDigest',
  'memoryInMBs',
  'config',
  'timeoutInSeconds',
  'detachedModeTimeoutInSeconds',
  'provisionedConcurrencyConfig',
  'successDestination',
  'failureDestination',
  'traceConfig',
];

/** Describes functions. See https://docs.oracle.com/en-us/iaas/api/#/en/functions/20181201/Function/. */
export function functionResource(images: Pick<FunctionImages, 'resolve'>): ResourceType {
  return {
    type: 'fnfunc',
    noun: 'Function',
    policyType: 'fn-function',
    policyVariables: ({ id, fields }) => ({
      'target.function.id': id,
      'target.app.id': String(fields.applicationId),
    }),
    path: '/20181201/functions',
    nameField: 'displayName',
    nameUniqueWithin: 'applicationId',
    fields: {
      applicationId: text({ required: true }),
      displayName: text({ required: true, maxLength: 255 }),
      image: text({ required: true }),
      imageDigest: text(),
      memoryInMBs: oneOf([128, 256, 512, 1024, 2048, 3072], { required: true }),
      timeoutInSeconds: integer({ min: 5, max: 300 }),
      detachedModeTimeoutInSeconds: integer({ min: 5, max: 3600 }),
      config: configRule,
    },
    defaults: { config: {}, timeoutInSeconds: 30 },
    updatable,
    parents: { applicationId: 'fnapp' },
    isMovable: false,
    states: commonStates,
    list: { by: ['applicationId'], omit: ['config'], defaultLimit: 50, maxLimit: 50 },
    prepare: (input, engine) => ({ ...input, ...pin(input, images), ...applicationFields(input, engine) }),
    prepareUpdate: (change, current) => ({ ...change, ...pin(withImage(change, current), images) }),
    render: ({ timeUpdated }, engine) => ({
      timeUpdated: new Date(timeUpdated).toISOString(),
      invokeEndpoint: engine.url(),
    }),
  };
}
