import { invalidParameter, notImplemented } from '../../errors';
import { integer, object, text } from '../../engine/field-rules';
import { commonStates, type ResourceType } from '../../engine/resource-type';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import {
  MAX_BATCH_SIZE_COUNT,
  MAX_BATCH_SIZE_KBS,
  MAX_BATCH_TIME_SECONDS,
  MIN_BATCH_TIME_SECONDS,
} from './limits';

/** The local cloud moves from streams to functions, and nothing else. */
function refuseUnbuilt({ source, tasks, target }: JsonObject): void {
  if (isJsonObject(source) && source.kind !== 'streaming')
    throw notImplemented(`A connector source of the kind ${String(source.kind)}`);
  if (isJsonObject(target) && target.kind !== 'functions')
    throw notImplemented(`A connector target of the kind ${String(target.kind)}`);
  if (Array.isArray(tasks) && tasks.length > 0) throw notImplemented('A connector task');
}

function check(sent: JsonObject): JsonObject {
  refuseUnbuilt(sent);
  const { source, target } = sent;
  if (isJsonObject(target) && target.batchSizeInKbs != null && target.batchSizeInNum != null)
    throw invalidParameter('Only one of target.batchSizeInKbs and target.batchSizeInNum can be given.');
  const kind = isJsonObject(source) && isJsonObject(source.cursor) ? source.cursor.kind : undefined;
  if (source !== undefined && kind !== undefined && kind !== 'LATEST' && kind !== 'TRIM_HORIZON')
    throw invalidParameter('source.cursor.kind must be LATEST or TRIM_HORIZON.');
  return sent;
}

/** A connector. See https://docs.oracle.com/en-us/iaas/api/#/en/serviceconnectors/20200909/ServiceConnector/. */
export const connectorResource: ResourceType = {
  type: 'serviceconnector',
  noun: 'ServiceConnector',
  policyType: 'serviceconnectors',
  policyVariables: ({ id }) => ({ 'target.serviceconnector.id': id }),
  path: '/20200909/serviceConnectors',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    displayName: text({ required: true, maxLength: 255 }),
    source: object({ kind: text({ required: true }), streamId: text() }, { required: true }),
    target: object(
      {
        kind: text({ required: true }),
        functionId: text(),
        batchSizeInKbs: integer({ min: 1, max: MAX_BATCH_SIZE_KBS }),
        batchSizeInNum: integer({ min: 1, max: MAX_BATCH_SIZE_COUNT }),
        batchTimeInSec: integer({ min: MIN_BATCH_TIME_SECONDS, max: MAX_BATCH_TIME_SECONDS }),
      },
      { required: true },
    ),
  },
  updatable: ['displayName', 'description', 'source', 'tasks', 'target'],
  states: commonStates,
  stateActions: {
    activate: { operation: 'ActivateServiceConnector', through: 'UPDATING', to: 'ACTIVE' },
    deactivate: { operation: 'DeactivateServiceConnector', through: 'UPDATING', to: 'INACTIVE' },
  },
  workRequests: {
    type: 'serviceconnectorworkrequest',
    noun: 'SERVICE_CONNECTOR',
    entityType: 'serviceconnector',
  },
  createAnswer: { status: 202, hasBody: false },
  list: { shape: 'items', omit: ['source', 'tasks', 'target'] },
  prepare: check,
  prepareUpdate: check,
  render: ({ timeUpdated }) => ({ timeUpdated: new Date(timeUpdated).toISOString() }),
};
