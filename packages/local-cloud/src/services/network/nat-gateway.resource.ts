import { notImplemented } from '../../errors';
import { flag, text } from '../../engine/field-rules';
import { newOcid } from '../../engine/ocid';
import { gatewayResource } from './gateway';
import { choosePublicIp } from './choose-public-ip';

/** A NAT gateway. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/NatGateway/. */
export const natGatewayResource = gatewayResource({
  type: 'natgateway',
  noun: 'NatGateway',
  path: '/20160918/natGateways',
  policyType: 'nat-gateways',
  limit: 'nat-gateway-count',
  fields: { blockTraffic: flag(), publicIpId: text() },
  defaults: { blockTraffic: false },
  updatable: ['blockTraffic'],
  complete: (sent, engine) => {
    if (sent.vcnId === undefined) return sent;
    if (sent.publicIpId !== undefined)
      throw notImplemented('A reserved address of a NAT gateway (publicIpId)');
    return { ...sent, natIp: choosePublicIp(engine), publicIpId: newOcid('publicip', true) };
  },
});
