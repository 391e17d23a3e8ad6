import type { EngineAccess } from '../engine/resource-type';
import { invalidParameter } from '../errors';
import { toCompartmentTree } from './compartment-tree';
import { administrators, isSameGroup } from './policy/decide';
import { parseStatement } from './policy/parse-statement';
import { resolveLocation } from './policy/resolve-location';
import type { Location, Subject } from './policy/statement';

function describeLocation(location: Location): string {
  if (location.kind === 'tenancy') return location.kind;
  return location.kind === 'compartment-id' ? location.id : location.names.join(':');
}

function requireGroups(subject: Subject, tenancyId: string, engine: EngineAccess): void {
  if (subject.kind !== 'group' && subject.kind !== 'dynamic-group') return;
  const inTenancy = engine.findAll('dynamicgroup').filter(({ fields }) => fields.compartmentId === tenancyId);
  const known =
    subject.kind === 'group' ? [administrators] : inTenancy.map(({ fields }) => String(fields.name));
  const what = subject.kind === 'group' ? 'group' : 'dynamic group';
  for (const reference of subject.references)
    if (reference.by === 'name' && !known.some((name) => isSameGroup(reference, name)))
      throw invalidParameter(
        `The ${what} ${reference.name} specified in the policy statement does not exist under current compartment hierarchy.`,
      );
}

/**
 * Refuses a statement that cannot be read, and one that names a compartment or group that is not there.
 *
 * @param compartmentId where the policy is
 * @throws OciError `InvalidParameter`, in OCI's words where they are known; `NotImplemented`
 */
export function checkStatement(text: string, compartmentId: string, engine: EngineAccess): void {
  const { location, subject } = parseStatement(text);
  if (resolveLocation(location, compartmentId, toCompartmentTree(engine)) === undefined)
    throw invalidParameter(
      `Compartment {${describeLocation(location)}} does not exist or is not part of the policy compartment subtree`,
    );
  requireGroups(subject, engine.tenancyOf(compartmentId), engine);
}
