import { metrics, type Metric } from './metrics';

/** What the alarms watch, by OCID. */
export interface WatchedIds {
  functionId: string;
  connectorId: string;
  streamId: string;
  rejectedStreamId: string;
  databaseId: string;
}

/** One alarm, ready to be made. */
export interface AlarmPlan {
  /** Part of the resource's name. */
  name: string;
  namespace: string;
  /** In Monitoring Query Language. https://docs.oracle.com/en-us/iaas/Content/Monitoring/Reference/mql.htm */
  query: (ids: WatchedIds) => string;
  severity: 'CRITICAL' | 'WARNING';
  /** What is wrong and what to do: the text of the notification. */
  body: string;
}

/** How old the newest message that the connector has moved may be. It moves a batch a minute; a redelivery takes a few. */
const staleAfterMs = 15 * 60 * 1000;
const fullPercent = 80;

interface Selection {
  interval: string;
  id: string;
  /** Further dimensions. */
  more?: Record<string, string>;
}

function select(metric: Metric, { interval, id, more = {} }: Selection): string {
  const dimensions = Object.entries({ [metric.resourceDimension]: id, ...more });
  return `${metric.name}[${interval}]{${dimensions.map(([name, value]) => `${name} = "${value}"`).join(', ')}}`;
}

const functionAlarm = (responseType: 'Error' | 'Throttled', body: string): AlarmPlan => ({
  name: responseType === 'Error' ? 'function-errors' : 'function-throttled',
  namespace: metrics.functionResponses.namespace,
  query: ({ functionId }) =>
    `${select(metrics.functionResponses, { interval: '5m', id: functionId, more: { responseType } })}.sum() > 0`,
  severity: responseType === 'Error' ? 'CRITICAL' : 'WARNING',
  body,
});

const connectorAlarms: AlarmPlan[] = [
  {
    name: 'connector-errors',
    namespace: metrics.connectorErrors.namespace,
    query: ({ connectorId }) =>
      `${select(metrics.connectorErrors, { interval: '5m', id: connectorId })}.sum() > 0`,
    severity: 'CRITICAL',
    body: 'The connector cannot move messages. See its run log; after a change of policies wait 15 minutes.',
  },
  {
    name: 'connector-stale',
    namespace: metrics.connectorFreshness.namespace,
    query: ({ connectorId }) =>
      `${select(metrics.connectorFreshness, { interval: '5m', id: connectorId })}.max() > ${staleAfterMs}`,
    severity: 'WARNING',
    body: "The newest message that the connector has moved is old. It redelivers a batch that the function fails on: see the function's invoke log.",
  },
];

const dataAlarms: AlarmPlan[] = [
  {
    name: 'messages-rejected',
    namespace: metrics.streamPuts.namespace,
    query: ({ rejectedStreamId }) =>
      `${select(metrics.streamPuts, { interval: '5m', id: rejectedStreamId })}.sum() > 0`,
    severity: 'WARNING',
    body: 'Messages were rejected. Read them with ops:peek: each says why. What was good in their batches is stored.',
  },
  {
    name: 'database-full',
    namespace: metrics.databaseStorage.namespace,
    query: ({ databaseId }) =>
      `${select(metrics.databaseStorage, { interval: '1h', id: databaseId })}.max() > ${fullPercent}`,
    severity: 'WARNING',
    body: `The database uses more than ${fullPercent} % of its storage. Raise databaseStorageTbs, or delete old rows.`,
  },
];

/** A stream without puts reports nothing or zero; the alarm holds for both. */
const silenceAlarm = (minutes: number): AlarmPlan => ({
  name: 'producer-silent',
  namespace: metrics.streamPuts.namespace,
  query: ({ streamId }) => {
    const puts = select(metrics.streamPuts, { interval: `${minutes}m`, id: streamId });
    return `${puts}.sum() < 1 || ${puts}.groupBy(${metrics.streamPuts.resourceDimension}).absent(1d)`;
  },
  severity: 'CRITICAL',
  body: `The producer has put no message for ${minutes} minutes. See its log, and whether its machine runs.`,
});

/** Every alarm of a stack. */
export const toAlarms = (producerSilentMinutes: number): AlarmPlan[] => [
  functionAlarm('Error', "The function fails, so the connector redelivers. See the function's invoke log."),
  functionAlarm('Throttled', 'The function is throttled: the tenancy has used up its concurrency.'),
  ...connectorAlarms,
  silenceAlarm(producerSilentMinutes),
  ...dataAlarms,
];
