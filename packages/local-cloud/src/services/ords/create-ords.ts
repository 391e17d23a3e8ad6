import { toErrorFields, type Clock, type Logger } from '@weather-stream/service-kit';
import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import { findRestTable } from './autorest/rest-table';
import { serveTable } from './autorest/serve-table';
import { OrdsProblemError, resourceNotFound } from './errors';
import { callHandler } from './http/call-handler';
import { executeSql } from './http/execute-sql';
import { issueToken } from './http/issue-token';
import type { OrdsHandler } from './http/ords-request';
import { toProblemResponse } from './http/to-problem-response';
import { MAX_BODY_BYTES, MAX_PATH_DEPTH } from './limits';
import { createDatabaseFiles } from './session/create-database-files';
import type { LocalDatabase } from './session/open-database';
import type { OrdsDatabaseResource, OrdsLimits } from './types';

/** What {@link createOrds} works with. */
export interface OrdsOptions {
  /** Where the files of the databases are. */
  folder: string;
  /** Whose time tokens and rows carry. */
  clock: Pick<Clock, 'now'>;
  /** The database of a host name's unique part; undefined when there is none. */
  findDatabase: (unique: string) => OrdsDatabaseResource | undefined;
  logger: Logger;
  /** @default 512 MiB and one thread a database */
  limits?: Partial<OrdsLimits>;
}

/** The ORDS of all Autonomous Databases of the local cloud. */
export interface Ords {
  operations: Operation[];
  /** What is open, for the status page. */
  status(): { openDatabases: string[] };
  /** Removes all that is kept of a database: for when it is deleted. */
  forgetDatabase(unique: string): Promise<void>;
  /** Closes all files. */
  close(): Promise<void>;
}

/** Names of the path's segments below an alias. */
const segmentNames = Array.from({ length: MAX_PATH_DEPTH }, (_, index) => `segment${index + 1}`);

const serveResource: OrdsHandler = async (request) => {
  const table = findRestTable(request);
  return table === undefined ? callHandler(request) : serveTable(table, request);
};

/** The schema behind an alias. ADMIN is there from the start. @throws OrdsProblemError 404 */
function findSchema(database: LocalDatabase, alias: string): string {
  if (alias === 'admin') return 'ADMIN';
  const schema = database.dictionary.list('schema').find(({ value }) => value.alias === alias);
  if (schema === undefined) throw resourceNotFound(`No schema is enabled for the alias ${alias}.`);
  return schema.name;
}

function createEntry(
  { clock, findDatabase, logger }: OrdsOptions,
  find: (unique: string) => Promise<LocalDatabase>,
) {
  const answer = async (request: OciRequest, handler: OrdsHandler): Promise<OciResponse> => {
    const { unique = '', alias = '' } = request.params;
    const resource = findDatabase(unique);
    if (resource === undefined) throw resourceNotFound(`There is no database ${unique}.`);
    if (resource.lifecycleState !== 'AVAILABLE')
      throw new OrdsProblemError(503, 'ServiceUnavailable', `The database is ${resource.lifecycleState}.`, {
        headers: { 'retry-after': '5' },
      });
    const database = await find(unique);
    return handler({
      request,
      resource,
      database,
      schema: findSchema(database, alias),
      segments: segmentNames.flatMap((name) => request.params[name] ?? []),
      schemaUrl: `http://${request.headers.host ?? 'localhost'}/adb/${unique}/ords/${alias}/`,
      now: clock.now(),
    });
  };
  return (handler: OrdsHandler) =>
    async (request: OciRequest): Promise<OciResponse> => {
      try {
        return await answer(request, handler);
      } catch (error) {
        const response = toProblemResponse(error, request.opcRequestId);
        const fields = { path: request.path, status: response.status, opcRequestId: request.opcRequestId };
        if (response.status >= 500 && response.status !== 501)
          logger.error({ ...fields, ...toErrorFields(error) }, 'ORDS failed');
        return response;
      }
    };
}

/**
 * Makes the operations of ORDS below `/adb/<unique>/ords/`: REST-enabled SQL, tokens, modules and AutoREST, on one DuckDB file a
 * database. They check Basic and Bearer themselves.
 */
export function createOrds(options: OrdsOptions): Ords {
  const files = createDatabaseFiles(options);
  const entry = createEntry(options, files.find);
  const base = '/adb/:unique/ords/:alias';
  const common = { access: 'anonymous', maxBodyBytes: MAX_BODY_BYTES } as const;
  const resources = segmentNames.flatMap((_name, depth) =>
    (['GET', 'POST', 'PUT', 'DELETE'] as const).map((method): Operation => ({
      ...common,
      name: `OrdsResource${depth + 1}${method}`,
      method,
      path: [base, ...segmentNames.slice(0, depth + 1).map((name) => `:${name}`)].join('/'),
      handle: entry(serveResource),
    })),
  );
  return {
    operations: [
      { ...common, name: 'OrdsExecuteSql', method: 'POST', path: `${base}/_/sql`, handle: entry(executeSql) },
      {
        ...common,
        name: 'OrdsIssueToken',
        method: 'POST',
        path: `${base}/oauth/token`,
        handle: entry(issueToken),
      },
      ...resources,
    ],
    status: () => ({ openDatabases: files.names() }),
    forgetDatabase: files.forget,
    close: files.close,
  };
}
