import { relatedResourceNotFound } from '../../errors';
import { flag, list, oneOf, text } from '../../engine/field-rules';
import type { EngineAccess, ResourceType } from '../../engine/resource-type';
import type { JsonObject } from '../../server/parse-json-object';
import { checkAlarmQuery } from './check-alarm-query';

/** Alarms have no states on the way. */
const alarmStates = {
  creating: 'ACTIVE',
  ready: 'ACTIVE',
  updating: 'ACTIVE',
  deleting: 'DELETING',
  deleted: 'DELETED',
};

const minutes = { pattern: /^PT(?:[1-9]\d?M|1H)$/, mustBe: 'a duration from PT1M to PT1H' };

const defaults = {
  resolution: '1m',
  pendingDuration: 'PT1M',
  messageFormat: 'RAW',
  isNotificationsPerMetricDimensionEnabled: false,
  metricCompartmentIdInSubtree: false,
};

function requireDestinations({ destinations }: JsonObject, engine: EngineAccess): void {
  for (const id of destinations as string[]) {
    const isThere = ['onstopic', 'stream'].some((type) => engine.find(type, id) !== undefined);
    if (!isThere) throw relatedResourceNotFound(`destinations: there is no topic or stream ${id}.`);
  }
}

function check(alarm: JsonObject, engine: EngineAccess): void {
  requireDestinations(alarm, engine);
  if (!engine.isCompartment(alarm.metricCompartmentId))
    throw relatedResourceNotFound(
      `metricCompartmentId: there is no compartment ${String(alarm.metricCompartmentId)}.`,
    );
  checkAlarmQuery(String(alarm.namespace), String(alarm.query));
}

const fields = {
  compartmentId: text({ required: true }),
  displayName: text({ required: true, maxLength: 255 }),
  metricCompartmentId: text({ required: true }),
  metricCompartmentIdInSubtree: flag(),
  namespace: text({
    required: true,
    maxLength: 255,
    pattern: /^[a-z][a-z0-9_]*[a-z0-9]$/,
    mustBe: 'made of lower-case letters, digits and _',
  }),
  resourceGroup: text({ maxLength: 255 }),
  query: text({ required: true }),
  resolution: oneOf(['1m']),
  pendingDuration: text(minutes),
  severity: oneOf(['CRITICAL', 'ERROR', 'WARNING', 'INFO'], { required: true }),
  body: text({ maxLength: 1000 }),
  messageFormat: oneOf(['RAW', 'PRETTY_JSON', 'ONS_OPTIMIZED']),
  destinations: list(text(), { required: true, max: 10 }),
  isEnabled: flag({ required: true }),
  isNotificationsPerMetricDimensionEnabled: flag(),
  repeatNotificationDuration: text({ pattern: /^P/, mustBe: 'a duration like PT2H' }),
};

/** An alarm. It is kept and checked, and never fires. See https://docs.oracle.com/en-us/iaas/api/#/en/monitoring/20180401/Alarm/. */
export const alarmResource: ResourceType = {
  type: 'alarm',
  noun: 'Alarm',
  path: '/20180401/alarms',
  policyType: 'alarms',
  nameField: 'displayName',
  fields,
  defaults,
  updatable: [
    ...Object.keys(fields),
    'suppression',
    'overrides',
    'ruleName',
    'notificationVersion',
    'notificationTitle',
    'evaluationSlackDuration',
    'alarmSummary',
  ],
  states: alarmStates,
  list: {
    unbuilt: ['compartmentIdInSubtree'],
    omit: ['body', 'pendingDuration', 'resolution', 'timeCreated'],
  },
  prepare: (input, engine) => {
    check(input, engine);
    return input;
  },
  prepareUpdate: (change, { fields: before }, engine) => {
    check({ ...before, ...change }, engine);
    return change;
  },
  render: ({ timeUpdated }) => ({ timeUpdated: new Date(timeUpdated).toISOString() }),
};
