import { models, type LoggingManagementClient } from 'oci-logging';
import type { LifeCycle, LifeCycleDeps } from './life-cycle';

/** What a work request of Logging has made. */
export async function madeBy(client: LoggingManagementClient, workRequestId: string): Promise<string> {
  const { workRequest } = await client.getWorkRequest({ workRequestId });
  if (workRequest.status !== models.OperationStatus.Succeeded)
    throw new Error(`the work request is ${workRequest.status}`);
  return String(workRequest.resources[0]?.identifier);
}

/** The life cycle of log groups. */
export const logGroups = ({ client, cloud }: LifeCycleDeps<LoggingManagementClient>): LifeCycle => ({
  create: async (displayName) => {
    const createLogGroupDetails = { compartmentId: cloud.tenancyId, displayName };
    return madeBy(client, (await client.createLogGroup({ createLogGroupDetails })).opcWorkRequestId);
  },
  get: async (id) => (await client.getLogGroup({ logGroupId: id })).logGroup,
  list: async () => (await client.listLogGroups({ compartmentId: cloud.tenancyId })).items,
  update: (id) =>
    client.updateLogGroup({ logGroupId: id, updateLogGroupDetails: { description: 'changed' } }),
  updated: { description: 'changed' },
  remove: (id) => client.deleteLogGroup({ logGroupId: id }),
  createWrong: () =>
    client.createLogGroup({
      createLogGroupDetails: { compartmentId: cloud.tenancyId, displayName: 'x'.repeat(256) },
    }),
  wrongField: 'displayName',
  tombstone: undefined,
});

/** The life cycle of the logs of a group. */
export const logs = ({
  client,
  logGroupId,
}: Pick<LifeCycleDeps<LoggingManagementClient>, 'client'> & { logGroupId: () => string }): LifeCycle => ({
  create: async (displayName) => {
    const createLogDetails = { displayName, logType: 'CUSTOM' as never };
    return madeBy(
      client,
      (await client.createLog({ logGroupId: logGroupId(), createLogDetails })).opcWorkRequestId,
    );
  },
  get: async (logId) => (await client.getLog({ logGroupId: logGroupId(), logId })).log,
  list: async () => (await client.listLogs({ logGroupId: logGroupId() })).items,
  update: (logId) =>
    client.updateLog({ logGroupId: logGroupId(), logId, updateLogDetails: { retentionDuration: 60 } }),
  updated: { retentionDuration: 60 },
  remove: (logId) => client.deleteLog({ logGroupId: logGroupId(), logId }),
  createWrong: () =>
    client.createLog({
      logGroupId: logGroupId(),
      createLogDetails: { displayName: 'x', logType: 'CUSTOM' as never, retentionDuration: 31 },
    }),
  wrongField: 'retentionDuration',
  tombstone: undefined,
});
