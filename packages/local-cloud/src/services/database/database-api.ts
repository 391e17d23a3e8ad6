import { unbuiltOperations } from '../../server/unbuilt-operations';

/** The operations of Database, API version 20160918, that are about Autonomous Databases. What is built takes precedence; the rest answers 501. */
export const databaseApi = unbuiltOperations(`
ListAutonomousDatabaseBackups GET /20160918/autonomousDatabaseBackups
CreateAutonomousDatabaseBackup POST /20160918/autonomousDatabaseBackups
GetAutonomousDatabaseBackup GET /20160918/autonomousDatabaseBackups/:backupId
ListAutonomousDatabaseClones GET /20160918/autonomousDatabases/:id/clones
ListAutonomousDbVersions GET /20160918/autonomousDbVersions
GenerateAutonomousDatabaseWallet POST /20160918/autonomousDatabases/:id/actions/generateWallet
RestartAutonomousDatabase POST /20160918/autonomousDatabases/:id/actions/restart
RestoreAutonomousDatabase POST /20160918/autonomousDatabases/:id/actions/restore
FailOverAutonomousDatabase POST /20160918/autonomousDatabases/:id/actions/failover
SwitchoverAutonomousDatabase POST /20160918/autonomousDatabases/:id/actions/switchover
ShrinkAutonomousDatabase POST /20160918/autonomousDatabases/:id/actions/shrink
RotateAutonomousDatabaseEncryptionKey POST /20160918/autonomousDatabases/:id/actions/rotateAutonomousDatabaseEncryptionKey
ListAutonomousContainerDatabases GET /20160918/autonomousContainerDatabases
ListDbSystems GET /20160918/dbSystems
`);
