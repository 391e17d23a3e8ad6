import {
  OrdsNotFoundError,
  OrdsRefusedContentError,
  OrdsUnauthorizedError,
  OrdsUnavailableError,
  OrdsUnexpectedAnswerError,
  type OrdsError,
} from './errors';
import type { HttpResponse } from './http';
import { MAX_QUOTED_CHARACTERS } from './limits';

/** Fields of ORDS's error bodies, which all may be missing: the handler's own, and `application/problem+json`. */
interface ErrorBody {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
  type?: unknown;
}

/** Reads an error body as far as it is JSON; an HTML page gives an empty object. */
export function parseErrorBody(body: string): ErrorBody {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** Oracle's error numbers that speak of the data, not of the database: the same as in `ingest-handler.sql`. */
export const dataErrorNumbers: readonly number[] = [1400, 1426, 1438, 1722, 2290, 12899];

/** Ranges of them, first and last: dates, and SQL/JSON. */
export const dataErrorRanges: readonly (readonly [number, number])[] = [
  [1800, 1899],
  [40400, 40799],
];

function isDataError(oraNumber: number): boolean {
  return (
    dataErrorNumbers.includes(oraNumber) ||
    dataErrorRanges.some(([first, last]) => oraNumber >= first && oraNumber <= last)
  );
}

/** The first `ORA-` number of a text. */
function toOraNumber(text: string): number | undefined {
  const found = /ORA-(\d{1,5})/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * Whether the batch itself is at fault. A 400 is our handler's verdict when it has the handler's form; any other 400 (with
 * a `type`, or no JSON at all) speaks of the request, and must not make anybody reject observations.
 */
function isContentRefusal(status: number, { code, message, type }: ErrorBody, quoted: string): boolean {
  if (status === 413) return true;
  if (status === 400) return typeof code === 'string' && typeof message === 'string' && type === undefined;
  const oraNumber = toOraNumber(quoted);
  return status === 555 && oraNumber !== undefined && isDataError(oraNumber);
}

/** What an error body says, in one line. Oracle begins its texts with their code: such a code is not said twice. */
function quote({ code, message, cause }: ErrorBody): string {
  const texts = [message, cause].filter((part): part is string => typeof part === 'string');
  const isSaid = typeof code !== 'string' || texts.some((text) => text.startsWith(code));
  return (isSaid ? texts : [code, ...texts]).join(': ');
}

/** What a failed answer means, as the error to throw. Only the status, codes and a short quotation are told. */
export function classifyAnswer(what: string, { status, body }: HttpResponse): OrdsError {
  const error = parseErrorBody(body);
  const quoted = quote(error);
  const said = `${what}: status ${status}${quoted === '' ? '' : `, ${quoted.slice(0, MAX_QUOTED_CHARACTERS)}`}`;
  if (status === 401 || status === 403) {
    return new OrdsUnauthorizedError(
      `${said}. Check that the OAuth client of the secrets exists and holds its roles (run the bootstrap again).`,
    );
  }
  if (status === 404) {
    return new OrdsNotFoundError(`${said}. Check ORDS_URL and the schema alias, or run the bootstrap again.`);
  }
  if (isContentRefusal(status, error, quoted)) return new OrdsRefusedContentError(said);
  if (status === 501) return new OrdsUnexpectedAnswerError(said);
  if (status === 408 || status === 429 || status >= 500) return new OrdsUnavailableError(said);
  return new OrdsUnexpectedAnswerError(`${said}. Is there a proxy between here and the database?`);
}
