import { verbs, type Verb } from '../statement';
import { families } from './families';
import { permissionTable } from './permission-table';
import type { ResourceTypePermissions } from './resource-type-permissions';

/** Stands for all resource-types. */
const allResources = 'all-resources';

const verbsUpTo = (verb: Verb): readonly Verb[] => verbs.slice(0, verbs.indexOf(verb) + 1);

function membersOf(resourceType: string): readonly string[] {
  const name = resourceType.toLowerCase();
  return name === allResources ? Object.keys(permissionTable) : (families[name] ?? [name]);
}

const holds = (type: ResourceTypePermissions | undefined, verb: Verb): readonly string[] =>
  verbsUpTo(verb).flatMap((one) => type?.[one] ?? []);

/** Whether it is a resource-type, aggregate or not, that the local cloud knows; in any case. */
export function isResourceType(name: string): boolean {
  const known = name.toLowerCase();
  return known === allResources || [permissionTable, families].some((table) => Object.hasOwn(table, known));
}

/** The permissions that a verb holds of a resource-type. */
export function permissionsOf(verb: Verb, resourceType: string): ReadonlySet<string> {
  return new Set(membersOf(resourceType).flatMap((member) => holds(permissionTable[member], verb)));
}

/** The names of all permissions. */
export const permissionNames: ReadonlySet<string> = permissionsOf('manage', allResources);

/** The verbs and resource-types that hold a permission, those that hold the least first. */
export function resourceTypesWith(permission: string): { verb: Verb; resourceType: string }[] {
  return Object.keys(permissionTable)
    .flatMap((resourceType) => {
      const verb = verbs.find((one) => permissionsOf(one, resourceType).has(permission));
      return verb === undefined ? [] : [{ verb, resourceType }];
    })
    .sort((a, b) => permissionsOf(a.verb, a.resourceType).size - permissionsOf(b.verb, b.resourceType).size);
}
