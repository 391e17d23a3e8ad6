// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the declaration must travel with the source
/// <reference path="../sql-text.d.ts" />
import createPackage from '../../sql/blocks/create-package.sql';
import createPackageBody from '../../sql/blocks/create-package-body.sql';
import createRole from '../../sql/blocks/create-role.sql';
import defineIngestModule from '../../sql/blocks/define-ingest-module.sql';
import deleteClient from '../../sql/blocks/delete-client.sql';
import enableSchema from '../../sql/blocks/enable-schema.sql';
import enableTable from '../../sql/blocks/enable-table.sql';
import grantClientRole from '../../sql/blocks/grant-client-role.sql';
import importClient from '../../sql/blocks/import-client.sql';
import ingestHandler from '../../sql/blocks/ingest-handler.sql';
import registerClientSecret from '../../sql/blocks/register-client-secret.sql';
import alterUserPassword from '../../sql/plain/alter-user-password.sql';
import countClientRole from '../../sql/plain/count-client-role.sql';
import countIndex from '../../sql/plain/count-index.sql';
import countRole from '../../sql/plain/count-role.sql';
import countTable from '../../sql/plain/count-table.sql';
import countUser from '../../sql/plain/count-user.sql';
import createIndex from '../../sql/plain/create-index.sql';
import createTable from '../../sql/plain/create-table.sql';
import createUser from '../../sql/plain/create-user.sql';
import grantUser from '../../sql/plain/grant-user.sql';
import ping from '../../sql/plain/ping.sql';
import readOrdsVersion from '../../sql/plain/read-ords-version.sql';
import selectClient from '../../sql/plain/select-client.sql';
import selectCompileErrors from '../../sql/plain/select-compile-errors.sql';
import type { SqlStatement } from '../create-sql-client';

const texts = {
  alterUserPassword,
  countClientRole,
  countIndex,
  countRole,
  countTable,
  countUser,
  createIndex,
  createPackage,
  createPackageBody,
  createRole,
  createTable,
  createUser,
  defineIngestModule,
  deleteClient,
  enableSchema,
  enableTable,
  grantClientRole,
  grantUser,
  importClient,
  ingestHandler,
  ping,
  readOrdsVersion,
  registerClientSecret,
  selectClient,
  selectCompileErrors,
};

/** Every statement of the bootstrap by the name of its file. */
export const statements = Object.fromEntries(
  Object.entries(texts).map(([name, text]) => [name, { name, text: text.trim() }]),
) as Record<keyof typeof texts, SqlStatement>;
