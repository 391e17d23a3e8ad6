import type { EngineAccess } from '../engine/resource-type';
import type { CompartmentTree } from './policy/resolve-location';

/** Looks at the compartments there are now. */
export function toCompartmentTree({
  find,
  findAll,
}: Pick<EngineAccess, 'find' | 'findAll'>): CompartmentTree {
  const textOf = (id: string, field: string): string | undefined => {
    const value = find('compartment', id)?.fields[field];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    parentOf: (id) => textOf(id, 'compartmentId'),
    nameOf: (id) => textOf(id, 'name'),
    childOf: (id, name) =>
      findAll('compartment').find(({ fields }) => fields.compartmentId === id && fields.name === name)?.id,
  };
}
