const streamOperations = ['PutMessages', 'GetMessages'] as const;

const streamMeasures = [
  'Throughput.Bytes',
  'Throughput.Count',
  'Latency.Time',
  'Success.Count',
  'Fault.Count',
  'Throttling.Count',
] as const;

/**
 * The metrics that OCI's services publish, by namespace, as far as they are watched here. A name that is not among them
 * would make an alarm that never fires. Sources:
 * https://docs.oracle.com/en-us/iaas/Content/Streaming/Reference/streamingmetrics.htm,
 * https://docs.oracle.com/en-us/iaas/Content/Functions/Reference/functionsmetrics.htm,
 * https://docs.oracle.com/en-us/iaas/Content/connector-hub/metrics-reference.htm,
 * https://docs.oracle.com/en-us/iaas/autonomous-database-serverless/doc/autonomous-monitor-metrics-list.html,
 * https://docs.oracle.com/en-us/iaas/Content/Compute/References/computemetrics.htm.
 */
export const metricNames: Readonly<Record<string, readonly string[]>> = {
  oci_streaming: streamOperations.flatMap((operation) =>
    streamMeasures.map((measure) => `${operation}${measure}`),
  ),
  oci_faas: [
    'AllocatedProvisionedConcurrency',
    'AllocatedTotalConcurrency',
    'FunctionExecutionDuration',
    'FunctionInvocationCount',
    'FunctionResponseCount',
  ],
  oci_service_connector_hub: [
    'BytesReadFromSource',
    'BytesReadFromTask',
    'BytesWrittenToTarget',
    'BytesWrittenToTask',
    'DataFreshness',
    'ErrorsAtSource',
    'ErrorsAtTarget',
    'ErrorsAtTask',
    'LatencyAtSource',
    'LatencyAtTarget',
    'LatencyAtTask',
    'MessagesReadFromSource',
    'MessagesReadFromTask',
    'MessagesWrittenToTarget',
    'MessagesWrittenToTask',
    'ServiceConnectorHubErrors',
  ],
  oci_autonomous_database: [
    'ConnectionLatency',
    'CpuTime',
    'CpuUtilization',
    'CurrentLogons',
    'DatabaseAvailability',
    'ExecuteCount',
    'FailedConnections',
    'FailedLogons',
    'QueryLatency',
    'QueuedStatements',
    'RunningStatements',
    'Sessions',
    'StorageAllocated',
    'StorageAllocatedByTablespace',
    'StorageMax',
    'StorageUsed',
    'StorageUsedByTablespace',
    'StorageUtilization',
    'StorageUtilizationByTablespace',
    'UserCalls',
  ],
  oci_computeagent: [
    'CpuUtilization',
    'DiskBytesRead',
    'DiskBytesWritten',
    'DiskIopsRead',
    'DiskIopsWritten',
    'LoadAverage',
    'MemoryAllocationStalls',
    'MemoryUtilization',
    'NetworksBytesIn',
    'NetworksBytesOut',
  ],
};
