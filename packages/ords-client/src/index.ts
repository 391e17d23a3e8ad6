export { bootstrapDatabase, type BootstrapOutcome } from './bootstrap/bootstrap-database';
export type { BootstrapOptions } from './bootstrap/bootstrap-options';
export { findMissingParts, type FindMissingPartsOptions } from './bootstrap/find-missing-parts';
export { names as bootstrapNames } from './bootstrap/names';
export { createHttp, type Http } from './create-http';
export {
  createOrdsWriter,
  type ObservationRow,
  type OrdsWriter,
  type OrdsWriterOptions,
  type StoreOutcome,
} from './create-ords-writer';
export {
  createSqlClient,
  type SqlBinds,
  type SqlClient,
  type SqlClientOptions,
  type SqlItem,
  type SqlPage,
  type SqlStatement,
} from './create-sql-client';
export {
  createTokenSource,
  type ClientCredentials,
  type TokenSource,
  type TokenSourceOptions,
} from './create-token-source';
export {
  ordsErrorCodes,
  OrdsBadValueError,
  OrdsError,
  OrdsNotFoundError,
  OrdsRefusedContentError,
  OrdsSqlError,
  OrdsTooOldError,
  OrdsUnauthorizedError,
  OrdsUnavailableError,
  OrdsUnexpectedAnswerError,
  type OrdsErrorCode,
} from './errors';
export type { HttpCall, HttpRequest, HttpResponse } from './http';
export { MAX_BATCH_BYTES } from './limits';
export { toSchemaUrl } from './to-schema-url';
