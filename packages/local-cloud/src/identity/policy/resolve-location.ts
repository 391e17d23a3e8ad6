import type { Location } from './statement';

/** What there is of compartments. */
export interface CompartmentTree {
  /** The compartment that holds another; `undefined` for tenancies and what is not there. */
  parentOf: (id: string) => string | undefined;
  /** The compartment of a name directly in another. */
  childOf: (id: string, name: string) => string | undefined;
  /** The name of a compartment; `undefined` for tenancies and what is not there. */
  nameOf: (id: string) => string | undefined;
}

const descend = (
  from: string | undefined,
  names: readonly string[],
  { childOf }: CompartmentTree,
): string | undefined =>
  names.reduce<string | undefined>((id, name) => (id === undefined ? undefined : childOf(id, name)), from);

function isWithin(id: string, compartmentId: string, { parentOf }: CompartmentTree): boolean {
  for (let at: string | undefined = id; at !== undefined; at = parentOf(at))
    if (at === compartmentId) return true;
  return false;
}

/**
 * Finds the compartment that a statement means. A path begins with the policy's own compartment or a child of it; the
 * tenancy can be meant by `tenancy` alone.
 *
 * @param policyCompartmentId where the policy is
 * @returns `undefined` when it is not there, or not below the policy's compartment
 */
export function resolveLocation(
  location: Location,
  policyCompartmentId: string,
  tree: CompartmentTree,
): string | undefined {
  const isRoot = tree.nameOf(policyCompartmentId) === undefined;
  if (location.kind === 'tenancy') return isRoot ? policyCompartmentId : undefined;
  if (location.kind === 'compartment-id') {
    const isCompartment = tree.nameOf(location.id) !== undefined;
    return isCompartment && isWithin(location.id, policyCompartmentId, tree) ? location.id : undefined;
  }
  const [first, ...rest] = location.names;
  if (first !== undefined && first === tree.nameOf(policyCompartmentId))
    return descend(policyCompartmentId, rest, tree);
  return descend(policyCompartmentId, location.names, tree);
}
