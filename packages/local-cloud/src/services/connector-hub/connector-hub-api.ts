import { unbuiltOperations } from '../../server/unbuilt-operations';

/** All operations of Connector Hub, API version 20200909. What is built takes precedence; the rest answers 501. */
export const connectorHubApi = unbuiltOperations(`
GetConnectorPlugin GET /20200909/connectorPlugins/:connectorPluginName
ListConnectorPlugins GET /20200909/connectorPlugins
ActivateServiceConnector POST /20200909/serviceConnectors/:serviceConnectorId/actions/activate
ChangeServiceConnectorCompartment POST /20200909/serviceConnectors/:serviceConnectorId/actions/changeCompartment
CreateServiceConnector POST /20200909/serviceConnectors
DeactivateServiceConnector POST /20200909/serviceConnectors/:serviceConnectorId/actions/deactivate
DeleteServiceConnector DELETE /20200909/serviceConnectors/:serviceConnectorId
GetServiceConnector GET /20200909/serviceConnectors/:serviceConnectorId
GetWorkRequest GET /20200909/workRequests/:workRequestId
ListServiceConnectors GET /20200909/serviceConnectors
ListWorkRequestErrors GET /20200909/workRequests/:workRequestId/errors
ListWorkRequestLogs GET /20200909/workRequests/:workRequestId/logs
ListWorkRequests GET /20200909/workRequests
UpdateServiceConnector PUT /20200909/serviceConnectors/:serviceConnectorId
`);
