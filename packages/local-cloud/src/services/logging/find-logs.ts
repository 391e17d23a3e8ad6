import { notAuthorizedOrNotFound } from '../../errors';
import type { EngineAccess } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import { notFoundMessage } from '../../engine/require-resource';
import type { SearchScope } from './parse-search-query';

const isNamed = ({ id, fields }: StoredResource, name: string | undefined): boolean =>
  name === undefined || id === name || fields.displayName === name;

/** The logs that a scope of a search names. @throws OciError `NotAuthorizedOrNotFound` when one of its parts is not there */
export function findLogs(
  engine: EngineAccess,
  { compartmentId, logGroup, log }: SearchScope,
): StoredResource[] {
  const fail = (what: string): never => {
    throw notAuthorizedOrNotFound(`${notFoundMessage} There is no ${what}.`);
  };
  if (!engine.isCompartment(compartmentId)) fail(`compartment ${compartmentId}`);
  const groups = engine
    .findAll('loggroup')
    .filter((group) => group.fields.compartmentId === compartmentId && isNamed(group, logGroup));
  if (logGroup !== undefined && groups.length === 0) fail(`log group ${logGroup} in ${compartmentId}`);
  const groupIds = new Set(groups.map(({ id }) => id));
  const logs = engine
    .findAll('log')
    .filter((each) => groupIds.has(String(each.fields.logGroupId)) && isNamed(each, log));
  if (log !== undefined && logs.length === 0) fail(`log ${log} in ${String(logGroup)}`);
  return logs;
}
