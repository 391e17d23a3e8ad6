import { CodedError } from '@weather-stream/service-kit';

/** An error that the Oracle side would raise. SQL answers carry its number, PL/SQL can catch it. */
export class OracleError extends CodedError {
  /** Oracle's number without sign: 942 for ORA-00942. */
  readonly oraNumber: number;

  constructor(oraNumber: number, detail: string, cause?: unknown) {
    super(`${formatOraNumber(oraNumber)}: ${detail}`, {
      code: formatOraNumber(oraNumber),
      retriable: false,
      cause,
    });
    this.oraNumber = oraNumber;
  }
}

/** An answer of ORDS that is not a success: becomes `application/problem+json`. */
export class OrdsProblemError extends CodedError {
  readonly status: number;
  /** Members beside `code`, `title`, `message`, `type` and `instance`, like `o:errorCode`. */
  readonly members: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: { members?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(message, { code, retriable: status === 429 || status === 503 });
    this.status = status;
    this.members = extra.members ?? {};
    this.headers = extra.headers ?? {};
  }
}

/** Thrown when the file of a database cannot be used, usually because a second process holds it or it is damaged. */
export class DatabaseFileError extends CodedError {}

/** `ORA-00942` for 942. */
export function formatOraNumber(oraNumber: number): string {
  return `ORA-${String(oraNumber).padStart(5, '0')}`;
}

/**
 * Thrown for everything that Oracle has and the local database has not (ORA-03001): never a guess.
 *
 * @param what the construct, as a person would name it
 * @param position where it stands in the statement, in characters from 0
 */
export function notImplementedHere(what: string, position?: { line: number; column: number }): OracleError {
  const where = position === undefined ? '' : ` (line ${position.line}, column ${position.column})`;
  return new OracleError(
    3001,
    `unimplemented feature: not implemented by the local database: ${what}${where}`,
  );
}

/** Thrown for a path, alias or row that is not there. */
export const resourceNotFound = (message: string): OrdsProblemError =>
  new OrdsProblemError(404, 'NotFound', message);

/** Thrown for a query parameter or body that ORDS refuses before it asks the database. */
export const badRequest = (message: string): OrdsProblemError =>
  new OrdsProblemError(400, 'BadRequest', message);
