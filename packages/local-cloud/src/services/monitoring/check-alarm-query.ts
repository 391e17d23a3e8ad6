import { invalidParameter, notImplemented } from '../../errors';
import { metricNames } from './metric-names';
import { parseMetricQuery } from './parse-metric-query';

/** Namespaces that begin so are OCI's; in others everybody may publish what he likes. */
const ownPrefix = /^(oci|oracle)_/;

/**
 * Refuses a query that could never fire: one that is no condition, or names a metric that its namespace has not.
 *
 * @throws OciError `InvalidParameter`; `NotImplemented` for a namespace of OCI whose metrics are not known here
 */
export function checkAlarmQuery(namespace: string, query: string): void {
  const { metrics, isCondition } = parseMetricQuery(query);
  if (!isCondition)
    throw invalidParameter(`query of an alarm must end in a comparison or in .absent(); it is ${query}.`);
  const names = metricNames[namespace];
  if (names === undefined && ownPrefix.test(namespace))
    throw notImplemented(`The metric namespace ${namespace}`);
  const unknown = metrics.find((metric) => names?.includes(metric) === false);
  if (unknown !== undefined)
    throw invalidParameter(
      `query names ${unknown}, which ${namespace} has not: an alarm on it would never fire. It has ${(names ?? []).join(', ')}.`,
    );
}
