import { invalidParameter, notImplemented } from '../../errors';
import { integer, oneOf, text } from '../../engine/field-rules';
import { commonStates, type EngineAccess, type ResourceType } from '../../engine/resource-type';
import type { JsonObject } from '../../server/parse-json-object';
import { configRule } from './config-rule';

/** What the descriptor of functions needs to know of images. */
export interface FunctionImages {
  /** The digest that an image's tag points at now; `undefined` when there is no such image. */
  digestOf: (image: string) => string | undefined;
}

/** Pins an image as OCI does: without a digest, what the tag points at now. */
function pin({ image, imageDigest, sourceDetails }: JsonObject, { digestOf }: FunctionImages): JsonObject {
  if (sourceDetails !== undefined) throw notImplemented('A pre-built function (sourceDetails)');
  if (typeof image !== 'string') return {};
  const digest = digestOf(image);
  if (digest === undefined)
    throw invalidParameter(
      `Invalid image ${image}: the local cloud knows no bundle of it. Name it in the option "images" at its start.`,
    );
  return { imageDigest: imageDigest ?? digest };
}

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
export function functionResource(images: FunctionImages): ResourceType {
  return {
    type: 'fnfunc',
    noun: 'Function',
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
    prepareUpdate: (change) => ({ ...change, ...pin(change, images) }),
    render: ({ timeUpdated }, engine) => ({
      timeUpdated: new Date(timeUpdated).toISOString(),
      invokeEndpoint: engine.url(),
    }),
  };
}
