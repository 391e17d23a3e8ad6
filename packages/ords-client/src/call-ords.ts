import { OrdsUnavailableError } from './errors';
import type { HttpCall, HttpRequest, HttpResponse } from './http';

/**
 * Calls ORDS; what did not answer becomes an {@link OrdsUnavailableError} that says which call it was.
 *
 * @param what the call in words, like `storing a batch`: the beginning of the error's message
 * @throws OrdsUnavailableError when there was no answer
 */
export async function callOrds(http: HttpCall, what: string, request: HttpRequest): Promise<HttpResponse> {
  try {
    return await http({ ...request, headers: { accept: 'application/json', ...request.headers } });
  } catch (cause) {
    const reason = (cause as Partial<Error> | undefined)?.message ?? String(cause);
    throw new OrdsUnavailableError(`${what}: no answer from ${new URL(request.url).host} (${reason})`, cause);
  }
}
