import type { ResourceView, WantedResource } from './ensure-resource';
import { names } from './stack';

/** Whose rights, and to what. */
export interface RightsOptions {
  tenancyId: string;
  compartmentId: string;
  streamId: string;
  rejectedStreamId: string;
  secretIds: readonly string[];
}

/** What the function may: read its secrets, and put aside what it rejects. */
function toFunctionStatements(groupId: string, options: RightsOptions): string[] {
  const { compartmentId, rejectedStreamId, secretIds } = options;
  const secrets = secretIds.map((id) => `target.secret.id = '${id}'`).join(', ');
  const allow = `Allow dynamic-group id ${groupId} to`;
  const where = `in compartment id ${compartmentId} where`;
  return [
    `${allow} read secret-bundles ${where} any {${secrets}}`,
    `${allow} use stream-push ${where} target.stream.id = '${rejectedStreamId}'`,
  ];
}

/** What the connector may: read its stream, and call the functions of the compartment. */
function toConnectorStatements({ compartmentId, streamId }: RightsOptions): string[] {
  const isConnector = `request.principal.type = 'serviceconnector', request.principal.compartment.id = '${compartmentId}'`;
  const where = `in compartment id ${compartmentId} where all {${isConnector}`;
  return [
    `Allow any-user to {STREAM_READ, STREAM_CONSUME} ${where}, target.stream.id = '${streamId}'}`,
    `Allow any-user to use fn-function ${where}}`,
    `Allow any-user to use fn-invocation ${where}}`,
  ];
}

/** Makes sure that function and connector may do what they are there for, and no more. */
export async function ensureRights(
  ensure: (wanted: WantedResource) => Promise<ResourceView>,
  options: RightsOptions,
): Promise<void> {
  const { tenancyId, compartmentId } = options;
  const matchingRule = `ALL {resource.type = 'fnfunc', resource.compartment.id = '${compartmentId}'}`;
  const group = await ensure({
    collection: '/20160918/dynamicGroups',
    siblings: { compartmentId: tenancyId },
    name: { field: 'name', value: names.functionGroup },
    details: { compartmentId: tenancyId, description: `Functions of ${names.compartment}`, matchingRule },
    changeable: { matchingRule },
  });
  const statements = [...toFunctionStatements(group.id, options), ...toConnectorStatements(options)];
  await ensure({
    collection: '/20160918/policies',
    siblings: { compartmentId },
    name: { field: 'name', value: names.policy },
    details: { compartmentId, description: `What parts of ${names.compartment} may do`, statements },
    changeable: { statements },
  });
}
