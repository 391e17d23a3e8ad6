import type { MonitoringClient } from 'oci-monitoring';
import type { LifeCycle, LifeCycleDeps } from './life-cycle';

/** Everything that an alarm needs. */
export const alarmDetails = (tenancyId: string, topicId: string, displayName: string, query: string) => ({
  ...{ displayName, query, compartmentId: tenancyId, metricCompartmentId: tenancyId },
  ...{ namespace: 'oci_faas', severity: 'CRITICAL', destinations: [topicId], isEnabled: true },
});

/** The life cycle of alarms. */
export const alarms = ({
  client,
  cloud,
  topicId,
}: LifeCycleDeps<MonitoringClient> & { topicId: () => string }): LifeCycle => ({
  create: async (name) => {
    const createAlarmDetails = alarmDetails(
      cloud.tenancyId,
      topicId(),
      name,
      'FunctionResponseCount[1m].sum() > 0',
    );
    return (await client.createAlarm({ createAlarmDetails })).alarm.id;
  },
  get: async (alarmId) => (await client.getAlarm({ alarmId })).alarm,
  list: async () => (await client.listAlarms({ compartmentId: cloud.tenancyId })).items,
  update: (alarmId) => client.updateAlarm({ alarmId, updateAlarmDetails: { isEnabled: false } }),
  updated: { isEnabled: false },
  remove: (alarmId) => client.deleteAlarm({ alarmId }),
  createWrong: () =>
    client.createAlarm({
      createAlarmDetails: alarmDetails(cloud.tenancyId, topicId(), 'wrong', 'FunctionErrors[1m].sum() > 0'),
    }),
  wrongField: 'query names FunctionErrors',
  tombstone: 'DELETED',
});
