import { invalidParameter, notImplemented, OciError, relatedResourceNotFound } from '../../errors';
import { flag, object, oneOf, text } from '../../engine/field-rules';
import { commonStates, type EngineAccess, type ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { logSources } from './log-sources';

/** Whose entries a log of a service takes. */
export interface LogConfigurationSource {
  service: string;
  /** OCID. */
  resource: string;
  category: string;
}

/** The source of a stored log; a custom log has none. */
export function sourceOf({ fields }: StoredResource): LogConfigurationSource | undefined {
  const { configuration } = fields;
  return isJsonObject(configuration)
    ? (configuration.source as LogConfigurationSource | undefined)
    : undefined;
}

function requireFreeSource(source: LogConfigurationSource, engine: EngineAccess): void {
  const { resource, category } = source;
  const isSame = (log: StoredResource): boolean =>
    sourceOf(log)?.resource === resource && sourceOf(log)?.category === category;
  const twin = engine.findAll('log').find(isSame);
  if (twin !== undefined)
    throw new OciError(
      409,
      'Conflict',
      `${resource} has a log of the category ${category} already: ${twin.id}.`,
    );
}

/** @throws OciError for a source that the local cloud has no entries of, or that is not there */
function checkSource(source: LogConfigurationSource, engine: EngineAccess): void {
  const { service, resource, category } = source;
  const known = logSources[service];
  if (known === undefined) throw notImplemented(`Logs of the service ${service}`);
  if (category !== known.category)
    throw invalidParameter(
      `configuration.source.category of ${service} must be ${known.category}; it is ${category}.`,
    );
  if (engine.find(known.resourceType, resource) === undefined)
    throw relatedResourceNotFound(
      `configuration.source.resource: there is no ${known.resourceType} ${resource}.`,
    );
  requireFreeSource(source, engine);
}

function prepare(input: JsonObject, engine: EngineAccess): JsonObject {
  const { logType, configuration, logGroupId } = input;
  const compartmentId = engine.find('loggroup', logGroupId)?.fields.compartmentId;
  if (logType === 'CUSTOM') {
    if (configuration !== undefined) throw invalidParameter('configuration is for logs of the type SERVICE.');
    return { ...input, compartmentId };
  }
  if (!isJsonObject(configuration))
    throw new OciError(400, 'MissingParameter', 'configuration is required and missing.');
  checkSource(configuration.source as LogConfigurationSource, engine);
  return { ...input, compartmentId, configuration: { compartmentId, ...configuration } };
}

/** Of a log's source only the parameters can change. */
function prepareUpdate({ configuration, ...change }: JsonObject, { fields }: StoredResource): JsonObject {
  if (!isJsonObject(configuration) || !isJsonObject(fields.configuration)) return change;
  const { source, ...others } = configuration;
  const parameters =
    isJsonObject(source) && source.parameters != null ? { parameters: source.parameters } : {};
  const before = fields.configuration;
  return {
    ...change,
    configuration: { ...before, ...others, source: { ...(before.source as JsonObject), ...parameters } },
  };
}

/** A log in a log group. See https://docs.oracle.com/en-us/iaas/api/#/en/logging-management/20200531/Log/. */
export const logResource: ResourceType = {
  type: 'log',
  noun: 'Log',
  path: '/20200531/logGroups/:logGroupId/logs',
  policyType: 'log-groups',
  nameField: 'displayName',
  nameUniqueWithin: 'logGroupId',
  fields: {
    displayName: text({ required: true, maxLength: 255 }),
    logType: oneOf(['CUSTOM', 'SERVICE'], { required: true }),
    isEnabled: flag(),
    retentionDuration: oneOf([30, 60, 90, 120, 150, 180]),
    configuration: object({
      source: object({
        service: text(),
        resource: text(),
        category: text(),
        sourceType: oneOf(['OCISERVICE']),
      }),
    }),
  },
  defaults: { isEnabled: true, retentionDuration: 30 },
  updatable: ['displayName', 'isEnabled', 'retentionDuration', 'configuration'],
  parents: { logGroupId: 'loggroup' },
  isMovable: false,
  states: commonStates,
  workRequests: { type: 'logworkrequest', noun: 'LOG', entityType: 'log' },
  createAnswer: { status: 202, hasBody: false },
  afterDeletion: 'not-found',
  list: { by: [], filters: ['logType'], unbuilt: ['sourceService', 'sourceResource'] },
  prepare,
  prepareUpdate,
  render: ({ fields, timeUpdated }, engine) => ({
    tenancyId: engine.tenancyOf(fields.compartmentId),
    timeLastModified: new Date(timeUpdated).toISOString(),
  }),
};
