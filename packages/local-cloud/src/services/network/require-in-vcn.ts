import { invalidParameter } from '../../errors';
import type { EngineAccess } from '../../engine/resource-type';

/** What a field may name besides its own VCN's resources: nothing. */
export interface InVcn {
  /** As it stands in messages. */
  field: string;
  type: string;
  /** One id, several, or none. */
  ids: unknown;
  vcnId: unknown;
}

/** @throws OciError `InvalidParameter` for the resource of another VCN; those that are not there are not judged here */
export function requireInVcn(engine: EngineAccess, { field, type, ids, vcnId }: InVcn): void {
  const all: unknown[] = Array.isArray(ids) ? ids : [ids];
  for (const id of all) {
    const resource = engine.find(type, id);
    if (resource !== undefined && resource.fields.vcnId !== vcnId)
      throw invalidParameter(`${field} ${resource.id} is not in VCN ${String(vcnId)}.`);
  }
}
