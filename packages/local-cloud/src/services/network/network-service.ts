import type { ControlPlaneService } from '../../engine/control-plane-service';
import { dhcpOptionsResource } from './dhcp-options.resource';
import { groupRuleOperations } from './group-rule-operations';
import { internetGatewayResource } from './internet-gateway.resource';
import { natGatewayResource } from './nat-gateway.resource';
import { networkApi } from './network-api';
import { networkSecurityGroupResource } from './network-security-group.resource';
import { oracleServiceOperations } from './oracle-services';
import { routeTableResource } from './route-table.resource';
import { securityListResource } from './security-list.resource';
import { serviceGatewayResource } from './service-gateway.resource';
import { subnetResource } from './subnet.resource';
import { vcnResource } from './vcn.resource';

/** Networking: what machines, functions and databases are reached by. */
export const networkService: ControlPlaneService = {
  types: [
    vcnResource,
    subnetResource,
    securityListResource,
    routeTableResource,
    dhcpOptionsResource,
    internetGatewayResource,
    natGatewayResource,
    serviceGatewayResource,
    networkSecurityGroupResource,
  ],
  operations: (engine) => [...oracleServiceOperations, ...groupRuleOperations(engine)],
  api: networkApi,
};
