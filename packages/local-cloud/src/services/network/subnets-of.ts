import type { EngineAccess } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';

/** The subnets of a VCN. */
export const subnetsOf = (vcnId: string, engine: EngineAccess): StoredResource[] =>
  engine.findAll('subnet').filter(({ fields }) => fields.vcnId === vcnId);
