import type { OciResponse } from '../../../server/operation';
import { DatabaseFileError, OracleError, OrdsProblemError } from '../errors';

const titles: Readonly<Record<string, string>> = {
  BadRequest: 'Bad Request',
  NotFound: 'Not Found',
  MethodNotAllowed: 'Method Not Allowed',
  UnsupportedMediaType: 'Unsupported Media Type',
  NotImplemented: 'Not Implemented',
  ServiceUnavailable: 'Service Unavailable',
  InternalServerError: 'Internal Server Error',
  UserDefinedResourceError: 'User Defined Resource Error',
};

/** ORA-03001 is a lack of the local database, and says so; the rest is a fault of ours. */
function toProblem(error: unknown): OrdsProblemError {
  if (error instanceof OrdsProblemError) return error;
  if (error instanceof OracleError && error.oraNumber === 3001)
    return new OrdsProblemError(501, 'NotImplemented', error.message);
  if (error instanceof DatabaseFileError)
    return new OrdsProblemError(503, 'ServiceUnavailable', error.message, {
      headers: { 'retry-after': '5' },
    });
  const message = error instanceof OracleError ? error.message : 'An internal error occurred.';
  return new OrdsProblemError(500, 'InternalServerError', message);
}

/**
 * Makes the `application/problem+json` answer for anything thrown.
 *
 * @param id what the answer can be found by in the log
 */
export function toProblemResponse(error: unknown, id: string): OciResponse {
  const { status, code, message, members, headers } = toProblem(error);
  const body = {
    code,
    title: titles[code] ?? code,
    message,
    type: `tag:oracle.com,2020:error/${code}`,
    instance: `tag:oracle.com,2020:ecid/${id}`,
    ...members,
  };
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}
