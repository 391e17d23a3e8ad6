import type { OciRequest } from '../../server/operation';
import { OciError } from '../../errors';
import { invokeFunctionOperation } from './invoke-function';

const { signal } = new AbortController();
const buildRequest = (headers: Record<string, string> = {}): OciRequest => ({
  method: 'POST',
  path: '/20181201/functions/f/actions/invoke',
  params: { functionId: 'f' },
  query: new URLSearchParams(),
  headers,
  body: Buffer.from('in'),
  principal: { kind: 'user', tenancyId: 't', userId: 'u' },
  opcRequestId: 'request',
  signal,
});

function build(outcome: object = { status: 200, headers: { 'fn-call-id': 'c' }, body: Buffer.from('out') }) {
  const deps = {
    invoke: jest.fn().mockResolvedValue(outcome),
    assertInvocable: jest.fn(),
    runDetached: jest.fn(),
  };
  return { ...deps, handle: invokeFunctionOperation(deps).handle };
}

describe(invokeFunctionOperation, () => {
  it('passes the answer on, and the request id to the function', async () => {
    const { handle, invoke } = build();
    const answer = await handle(buildRequest({ 'fn-intent': 'httprequest' }));
    expect(answer).toEqual({ status: 200, headers: { 'fn-call-id': 'c' }, body: Buffer.from('out') });
    expect(invoke).toHaveBeenCalledWith('f', Buffer.from('in'), {
      principal: { kind: 'user', tenancyId: 't', userId: 'u' },
      headers: { 'fn-intent': 'httprequest', 'opc-request-id': 'request' },
      signal,
    });
  });

  it('throws the error of a failed invocation, which becomes the OCI error body', async () => {
    const error = new OciError(502, 'FunctionInvokeExecutionFailed', 'function failed');
    const { handle } = build({ status: 502, headers: {}, body: Buffer.from(''), error });
    await expect(handle(buildRequest())).rejects.toBe(error);
  });

  it('answers 202 at once when the caller does not wait, and goes on without the caller', async () => {
    const { handle, invoke, runDetached } = build();
    expect(await handle(buildRequest({ 'fn-invoke-type': 'detached' }))).toEqual({ status: 202 });
    expect(runDetached).toHaveBeenCalledTimes(1);
    expect(invoke).toHaveBeenCalledWith('f', Buffer.from('in'), expect.not.objectContaining({ signal }));
  });

  it('does not run the function for a dry run, but says whether it could', async () => {
    const { handle, invoke, assertInvocable } = build();
    expect(await handle(buildRequest({ 'is-dry-run': 'true' }))).toEqual({ status: 200 });
    expect(invoke).not.toHaveBeenCalled();
    assertInvocable.mockImplementation(() => {
      throw new OciError(404, 'NotAuthorizedOrNotFound', 'gone');
    });
    await expect(handle(buildRequest({ 'is-dry-run': 'true' }))).rejects.toThrow('gone');
  });

  it.each([{ 'fn-invoke-type': 'later' }, { 'fn-intent': 'poem' }])('refuses %p', async (headers) => {
    await expect(build().handle(buildRequest(headers))).rejects.toMatchObject({ code: 'InvalidParameter' });
  });
});
