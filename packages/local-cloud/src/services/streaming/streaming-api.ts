import { unbuiltOperations } from '../../server/unbuilt-operations';

/** All operations of Streaming, API version 20180418. What is built takes precedence; the rest answers 501. */
export const streamingApi = unbuiltOperations(`
ConsumerCommit POST /20180418/streams/:streamId/commit
ConsumerHeartbeat POST /20180418/streams/:streamId/heartbeat
CreateCursor POST /20180418/streams/:streamId/cursors
CreateGroupCursor POST /20180418/streams/:streamId/groupCursors
GetGroup GET /20180418/streams/:streamId/groups/:groupName
GetMessages GET /20180418/streams/:streamId/messages
PutMessages POST /20180418/streams/:streamId/messages
UpdateGroup PUT /20180418/streams/:streamId/groups/:groupName
ChangeConnectHarnessCompartment POST /20180418/connectharnesses/:connectHarnessId/actions/changeCompartment
ChangeStreamCompartment POST /20180418/streams/:streamId/actions/changeCompartment
ChangeStreamPoolCompartment POST /20180418/streampools/:streamPoolId/actions/changeCompartment
CreateConnectHarness POST /20180418/connectharnesses
CreateStream POST /20180418/streams
CreateStreamPool POST /20180418/streampools
DeleteConnectHarness DELETE /20180418/connectharnesses/:connectHarnessId
DeleteStream DELETE /20180418/streams/:streamId
DeleteStreamPool DELETE /20180418/streampools/:streamPoolId
GetConnectHarness GET /20180418/connectharnesses/:connectHarnessId
GetStream GET /20180418/streams/:streamId
GetStreamPool GET /20180418/streampools/:streamPoolId
GetWorkRequest GET /20180418/workRequests/:workRequestId
ListConnectHarnesses GET /20180418/connectharnesses
ListStreamPools GET /20180418/streampools
ListStreams GET /20180418/streams
ListWorkRequestErrors GET /20180418/workRequests/:workRequestId/errors
ListWorkRequestLogs GET /20180418/workRequests/:workRequestId/logs
ListWorkRequests GET /20180418/workRequests
UpdateConnectHarness PUT /20180418/connectharnesses/:connectHarnessId
UpdateStream PUT /20180418/streams/:streamId
UpdateStreamPool PUT /20180418/streampools/:streamPoolId
`);
