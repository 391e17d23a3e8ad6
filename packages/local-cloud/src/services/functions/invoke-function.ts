import { invalidParameter } from '../../errors';
import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import type { Invoke } from './types';

/** What {@link invokeFunctionOperation} works with. */
export interface InvokeFunctionDeps {
  invoke: Invoke;
  /** Says whether the function could be invoked with this body, without doing it. @throws OciError */
  assertInvocable: (functionId: string, bodyBytes: number) => unknown;
  /** Takes an invocation whose caller does not wait for the end. */
  runDetached: (invocation: ReturnType<Invoke>) => void;
}

const invokeTypes = ['sync', 'detached'];
const intents = ['httprequest', 'cloudevent'];

/** Bodies up to this size are read, so that one over the limit gets the service's own answer. */
const maxBodyBytes = 16 * 1024 * 1024;

function parseChoice({ headers }: OciRequest, name: string, choices: readonly string[]): string | undefined {
  const value = headers[name];
  if (value === undefined || (typeof value === 'string' && choices.includes(value))) return value;
  throw invalidParameter(`The header ${name} is ${String(value)}; it must be one of ${choices.join(', ')}.`);
}

/** InvokeFunction: runs a function and gives back its answer, or, when detached, only that it was taken. */
export function invokeFunctionOperation({
  invoke,
  assertInvocable,
  runDetached,
}: InvokeFunctionDeps): Operation {
  const handle = async (request: OciRequest): Promise<OciResponse> => {
    const { params, headers, body, principal, opcRequestId, signal } = request;
    const { functionId = '' } = params;
    const invokeType = parseChoice(request, 'fn-invoke-type', invokeTypes);
    parseChoice(request, 'fn-intent', intents);
    assertInvocable(functionId, body.length);
    if (headers['is-dry-run'] === 'true') return { status: 200 };
    const invocation = { principal, headers: { ...headers, 'opc-request-id': opcRequestId } };
    if (invokeType === 'detached') {
      runDetached(invoke(functionId, body, invocation));
      return { status: 202 };
    }
    const { error, ...answer } = await invoke(functionId, body, { ...invocation, signal });
    if (error !== undefined) throw error;
    return answer;
  };
  return {
    name: 'InvokeFunction',
    method: 'POST',
    path: '/20181201/functions/:functionId/actions/invoke',
    authorization: { permissions: ['FN_INVOCATION'], targetOf: ({ params }) => params.functionId },
    maxBodyBytes,
    handle,
  };
}
