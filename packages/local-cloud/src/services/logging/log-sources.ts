/** A service whose resources can write into logs. */
export interface LogSource {
  /** OCID type of the resource that a log's configuration names. */
  resourceType: string;
  category: string;
  /** What the `type` of its entries is: `com.oraclecloud.{service}.{resource type}.{category}`. */
  entryType: string;
}

const connectorSource: LogSource = {
  resourceType: 'serviceconnector',
  category: 'runlog',
  entryType: 'com.oraclecloud.sch.serviceconnector.runlog',
};

/**
 * The services that the local cloud has logs of, by the name that a log's configuration has for them. Connector Hub goes
 * by two names in deployments that live. See
 * https://docs.oracle.com/en-us/iaas/Content/Logging/Reference/details_for_functions.htm and
 * https://docs.oracle.com/en-us/iaas/Content/Logging/Reference/details-for-service-connector-hub.htm.
 */
export const logSources: Readonly<Record<string, LogSource>> = {
  functions: {
    resourceType: 'fnapp',
    category: 'invoke',
    entryType: 'com.oraclecloud.functions.application.functioninvoke',
  },
  'sch.serviceconnector': connectorSource,
  och: connectorSource,
};
