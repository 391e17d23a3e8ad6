import { relatedResourceNotFound } from '../../errors';
import { flag, list, object, text } from '../../engine/field-rules';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { gatewayResource } from './gateway';
import { oracleServices } from './oracle-services';

function withNames({ services, ...others }: JsonObject): JsonObject {
  if (!Array.isArray(services)) return others;
  const named = services.filter(isJsonObject).map(({ serviceId }) => {
    const service = oracleServices.find(({ id }) => id === serviceId);
    if (service === undefined)
      throw relatedResourceNotFound(`services: there is no service ${String(serviceId)}.`);
    return { serviceId: service.id, serviceName: service.name };
  });
  return { ...others, services: named };
}

/** A service gateway. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/ServiceGateway/. */
export const serviceGatewayResource = gatewayResource({
  type: 'servicegateway',
  noun: 'ServiceGateway',
  path: '/20160918/serviceGateways',
  policyType: 'service-gateways',
  limit: 'service-gateway-count',
  fields: {
    services: list(object({ serviceId: text({ required: true }) }), { required: true }),
    blockTraffic: flag(),
  },
  defaults: { blockTraffic: false },
  updatable: ['services', 'blockTraffic'],
  complete: withNames,
});
