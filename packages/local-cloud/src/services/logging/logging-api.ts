import { unbuiltOperations } from '../../server/unbuilt-operations';

/** All operations of Logging: management (API version 20200531), ingestion (20200831), search (20190909). What is built takes precedence; the rest answers 501. */
export const loggingApi = unbuiltOperations(`
ChangeLogGroupCompartment POST /20200531/logGroups/:logGroupId/actions/changeCompartment
ChangeLogLogGroup POST /20200531/logGroups/:logGroupId/logs/:logId/actions/changeLogGroup
ChangeLogSavedSearchCompartment POST /20200531/logSavedSearches/:logSavedSearchId/actions/changeCompartment
ChangeUnifiedAgentConfigurationCompartment POST /20200531/unifiedAgentConfigurations/:unifiedAgentConfigurationId/actions/changeCompartment
CreateLog POST /20200531/logGroups/:logGroupId/logs
CreateLogGroup POST /20200531/logGroups
CreateLogSavedSearch POST /20200531/logSavedSearches
CreateUnifiedAgentConfiguration POST /20200531/unifiedAgentConfigurations
DeleteLog DELETE /20200531/logGroups/:logGroupId/logs/:logId
DeleteLogGroup DELETE /20200531/logGroups/:logGroupId
DeleteLogSavedSearch DELETE /20200531/logSavedSearches/:logSavedSearchId
DeleteUnifiedAgentConfiguration DELETE /20200531/unifiedAgentConfigurations/:unifiedAgentConfigurationId
DeleteWorkRequest DELETE /20200531/workRequests/:workRequestId
GetLog GET /20200531/logGroups/:logGroupId/logs/:logId
GetLogGroup GET /20200531/logGroups/:logGroupId
GetLogSavedSearch GET /20200531/logSavedSearches/:logSavedSearchId
GetUnifiedAgentConfiguration GET /20200531/unifiedAgentConfigurations/:unifiedAgentConfigurationId
GetWorkRequest GET /20200531/workRequests/:workRequestId
ListLogGroups GET /20200531/logGroups
ListLogSavedSearches GET /20200531/logSavedSearches
ListLogs GET /20200531/logGroups/:logGroupId/logs
ListServices GET /20200531/v2/registry/services
ListUnifiedAgentConfigurations GET /20200531/unifiedAgentConfigurations
ListWorkRequestErrors GET /20200531/workRequests/:workRequestId/errors
ListWorkRequestLogs GET /20200531/workRequests/:workRequestId/logs
ListWorkRequests GET /20200531/workRequests
PutLogs POST /20200831/logs/:logId/actions/push
SearchLogs POST /20190909/search
UpdateLog PUT /20200531/logGroups/:logGroupId/logs/:logId
UpdateLogGroup PUT /20200531/logGroups/:logGroupId
UpdateLogSavedSearch PUT /20200531/logSavedSearches/:logSavedSearchId
UpdateUnifiedAgentConfiguration PUT /20200531/unifiedAgentConfigurations/:unifiedAgentConfigurationId
`);
