import { flag } from '../../engine/field-rules';
import { gatewayResource } from './gateway';

/** An internet gateway. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/InternetGateway/. */
export const internetGatewayResource = gatewayResource({
  type: 'internetgateway',
  noun: 'InternetGateway',
  path: '/20160918/internetGateways',
  limit: 'internet-gateway-count',
  fields: { isEnabled: flag({ required: true }) },
  defaults: {},
  updatable: ['isEnabled'],
});
