import { unbuiltOperations } from '../../server/unbuilt-operations';

/** All operations of Monitoring, API version 20180401. What is built takes precedence; the rest answers 501. */
export const monitoringApi = unbuiltOperations(`
ChangeAlarmCompartment POST /20180401/alarms/:alarmId/actions/changeCompartment
CreateAlarm POST /20180401/alarms
CreateAlarmSuppression POST /20180401/alarmSuppressions
DeleteAlarm DELETE /20180401/alarms/:alarmId
DeleteAlarmSuppression DELETE /20180401/alarmSuppressions/:alarmSuppressionId
GetAlarm GET /20180401/alarms/:alarmId
GetAlarmHistory GET /20180401/alarms/:alarmId/history
GetAlarmSuppression GET /20180401/alarmSuppressions/:alarmSuppressionId
ListAlarmSuppressions GET /20180401/alarmSuppressions
ListAlarms GET /20180401/alarms
ListAlarmsStatus GET /20180401/alarms/status
ListMetrics POST /20180401/metrics/actions/listMetrics
PostMetricData POST /20180401/metrics
RemoveAlarmSuppression POST /20180401/alarms/:alarmId/actions/removeSuppression
RetrieveDimensionStates POST /20180401/alarms/:alarmId/actions/retrieveDimensionStates
SummarizeAlarmSuppressionHistory POST /20180401/alarms/:alarmId/actions/summarizeAlarmSuppressionHistory
SummarizeMetricsData POST /20180401/metrics/actions/summarizeMetricsData
UpdateAlarm PUT /20180401/alarms/:alarmId
`);
