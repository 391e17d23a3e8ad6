/**
 * The metrics that alarms look at. A misspelt metric never fires, so each is listed here with the page that it was
 * looked up on, and a test holds the list.
 */
export const metrics = {
  /** https://docs.oracle.com/en-us/iaas/Content/Functions/Reference/functionsmetrics.htm; `responseType` is Error, Success or Throttled. */
  functionResponses: {
    namespace: 'oci_faas',
    name: 'FunctionResponseCount',
    resourceDimension: 'resourceId',
  },
  /** https://docs.oracle.com/en-us/iaas/Content/connector-hub/metrics-reference.htm */
  connectorErrors: {
    namespace: 'oci_service_connector_hub',
    name: 'ServiceConnectorHubErrors',
    resourceDimension: 'connectorId',
  },
  /** Milliseconds; same page. */
  connectorFreshness: {
    namespace: 'oci_service_connector_hub',
    name: 'DataFreshness',
    resourceDimension: 'connectorId',
  },
  /** https://docs.oracle.com/en-us/iaas/Content/Streaming/Reference/streamingmetrics.htm */
  streamPuts: {
    namespace: 'oci_streaming',
    name: 'PutMessagesThroughput.Count',
    resourceDimension: 'resourceId',
  },
  /** Per cent; https://docs.oracle.com/en-us/iaas/autonomous-database-serverless/doc/autonomous-monitor-metrics-list.html */
  databaseStorage: {
    namespace: 'oci_autonomous_database',
    name: 'StorageUtilization',
    resourceDimension: 'resourceId',
  },
} as const;

/** One of {@link metrics}. */
export type Metric = (typeof metrics)[keyof typeof metrics];
