import { requireRole } from '../auth/require-role';
import type { HandlerEntry, ModuleEntry } from '../dictionary/entries';
import type { Named } from '../dictionary/open-dictionary';
import type { OracleError } from '../errors';
import { OrdsProblemError, resourceNotFound } from '../errors';
import { executeStatement } from '../session/execute-statement';
import { runSession } from '../session/run-session';
import { splitStatements } from '../sql/split-statements';
import { toOracleError } from '../sql/to-oracle-error';
import type { SqlValue } from '../store/open-duck-file';
import type { OciResponse } from '../../../server/operation';
import type { OrdsHandler, OrdsRequest } from './ords-request';

interface Found {
  module: Named<ModuleEntry>;
  handlers: HandlerEntry[];
}

function findTemplate({ database, schema, segments }: OrdsRequest): Found {
  const path = segments.join('/');
  for (const module of database.dictionary.list('module', schema)) {
    const { basePath, status, templates } = module.value;
    const pattern = path.startsWith(`${basePath}/`) ? path.slice(basePath.length + 1) : undefined;
    const handlers = pattern === undefined ? undefined : templates[pattern];
    if (handlers !== undefined && status === 'PUBLISHED') return { module, handlers };
  }
  throw resourceNotFound(
    `The resource /${path} is not mapped to a module or an enabled object of ${schema}.`,
  );
}

/** Roles of the privileges that cover a module; none means that everybody may call it. */
function coveringRoles({ database, schema, segments }: OrdsRequest, module: string): string[] {
  const path = `/${segments.join('/')}`;
  const covers = (pattern: string): boolean =>
    pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
  return database.dictionary
    .list('privilege', schema)
    .filter(({ value }) => value.modules.includes(module) || value.patterns.some(covers))
    .flatMap(({ value }) => value.roles);
}

/** Implicit bind variables. `:body_text` can be read once: the second time there is nothing, as with a stream. */
function implicitBinds({ request }: OrdsRequest): Record<string, SqlValue> {
  const binds: Record<string, SqlValue> = {
    STATUS_CODE: null,
    CONTENT_TYPE: request.headers['content-type'] ?? null,
  };
  let unread: string | null = request.body.toString('utf8') || null;
  Object.defineProperty(binds, 'BODY_TEXT', {
    enumerable: true,
    get: () => {
      const text = unread;
      unread = null;
      return text;
    },
  });
  return binds;
}

/** What ORDS answers when a handler fails. */
function toHandlerProblem(error: OracleError): OrdsProblemError {
  const cause = `An error occurred when evaluating the SQL statement associated with this resource. SQL Error Code ${error.oraNumber}, Error Message: ${error.message}`;
  return new OrdsProblemError(
    555,
    'UserDefinedResourceError',
    'The request could not be processed for a user defined resource',
    {
      members: {
        'o:errorCode': 'ORDS-25001',
        cause,
        action: 'Verify that the URI and payload are correctly specified for the requested operation.',
      },
    },
  );
}

async function runHandler(ordsRequest: OrdsRequest, { source }: HandlerEntry): Promise<OciResponse> {
  const { database, schema, now } = ordsRequest;
  const binds = implicitBinds(ordsRequest);
  try {
    return await runSession(database, { user: schema, now, binds }, async (session) => {
      for (const statement of splitStatements(source))
        await executeStatement(statement, source, session, { limit: 0, offset: 0 });
      const { text, contentType } = session.output;
      return {
        status: Number(binds.STATUS_CODE ?? 200),
        headers: contentType === undefined ? {} : { 'content-type': contentType },
        body: Buffer.from(text),
      };
    });
  } catch (thrown) {
    const error = toOracleError(thrown);
    throw error.oraNumber === 3001 ? error : toHandlerProblem(error);
  }
}

/** A call of a handler that a module defines. */
export const callHandler: OrdsHandler = async (ordsRequest) => {
  const { request } = ordsRequest;
  const { module, handlers } = findTemplate(ordsRequest);
  const roles = coveringRoles(ordsRequest, module.name);
  if (roles.length > 0) requireRole(ordsRequest, roles);
  const handler = handlers.find(({ method }) => method === request.method);
  if (handler === undefined)
    throw new OrdsProblemError(405, 'MethodNotAllowed', `The template has no handler for ${request.method}.`);
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (handler.mimesAllowed.length > 0 && !handler.mimesAllowed.includes(type))
    throw new OrdsProblemError(
      415,
      'UnsupportedMediaType',
      `${type} is not ${handler.mimesAllowed.join(' or ')}.`,
    );
  return runHandler(ordsRequest, handler);
};
