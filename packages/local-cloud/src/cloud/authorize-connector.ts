import type { Authorizer } from '../identity/create-authorizer';
import type { Principal } from '../identity/principal';
import type { AuthorizeConnector } from '../services/connector-hub/types';

/** What a connector needs: to look its stream and function up, and to use them. */
const needs = {
  read: { operation: 'GetMessages', permissions: ['STREAM_READ', 'STREAM_CONSUME'] },
  invoke: { operation: 'InvokeFunction', permissions: ['FN_FUNCTION_READ', 'FN_INVOCATION'] },
} as const;

/** Makes the question to the policies. Connectors act as themselves: `request.principal.type = 'serviceconnector'`. */
export const authorizeConnector =
  (
    { require }: Pick<Authorizer, 'require'>,
    tenancyOf: (compartmentId: string) => string,
  ): AuthorizeConnector =>
  ({ id: resourceId, compartmentId, source, target }, act) => {
    const tenancyId = tenancyOf(compartmentId);
    const principal: Principal = {
      kind: 'service',
      service: 'serviceconnector',
      tenancyId,
      compartmentId,
      resourceId,
    };
    require({ principal, targetId: act === 'read' ? source.streamId : target.functionId, ...needs[act] });
    return principal;
  };
