import { OciError } from '../../errors';
import { text, type FieldRule } from '../../engine/field-rules';
import type { EngineAccess, ResourceType } from '../../engine/resource-type';
import type { JsonObject } from '../../server/parse-json-object';
import { associatedWith } from './associated-with';
import { defaultDisplayName } from './default-display-name';
import { networkStates } from './network-states';
import { requireInVcn } from './require-in-vcn';

const gatewayRules: Readonly<Record<string, FieldRule>> = {
  compartmentId: text({ required: true }),
  vcnId: text({ required: true }),
  displayName: text({ maxLength: 255 }),
  routeTableId: text(),
};

/** What differs between the kinds of gateways. */
export type Gateway = Pick<ResourceType, 'type' | 'noun' | 'path' | 'policyType'> & {
  /** Name of the limit of one a VCN, as the refusal says it. */
  limit: string;
  /** Rules of its own fields. */
  fields: ResourceType['fields'];
  defaults: JsonObject;
  updatable: readonly string[];
  /** Completes what was sent, for a creation as for an update. */
  complete?: (sent: JsonObject, engine: EngineAccess) => JsonObject;
};

function requireOnly(type: string, limit: string, vcnId: unknown, engine: EngineAccess): void {
  if (engine.findAll(type).some(({ fields }) => fields.vcnId === vcnId))
    throw new OciError(
      400,
      'LimitExceeded',
      `The following service limits were exceeded: ${limit}. A VCN can have one.`,
    );
}

const requireTableInVcn = ({ routeTableId }: JsonObject, vcnId: unknown, engine: EngineAccess): void =>
  requireInVcn(engine, { field: 'routeTableId', type: 'routetable', ids: routeTableId, vcnId });

/** Describes a kind of gateway, of which a VCN can have one. */
export function gatewayResource({ limit, complete = (sent) => sent, ...own }: Gateway): ResourceType {
  return {
    ...own,
    nameField: 'displayName',
    fields: { ...gatewayRules, ...own.fields },
    updatable: ['displayName', 'routeTableId', ...own.updatable],
    parents: { vcnId: 'vcn', routeTableId: 'routetable' },
    inUse: associatedWith,
    states: networkStates,
    list: { filters: ['vcnId'] },
    prepare: (input, engine) => {
      requireOnly(own.type, limit, input.vcnId, engine);
      requireTableInVcn(input, input.vcnId, engine);
      return { displayName: defaultDisplayName(own.type, engine.now()), ...complete(input, engine) };
    },
    prepareUpdate: (change, { fields }, engine) => {
      requireTableInVcn(change, fields.vcnId, engine);
      return complete(change, engine);
    },
  };
}
