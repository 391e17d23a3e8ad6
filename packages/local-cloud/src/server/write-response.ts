import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { OciResponse } from './operation';

const jsonType = { 'content-type': 'application/json' };

function toPayload(body: unknown): { payload: Buffer | undefined; type: Record<string, string> } {
  if (body === undefined) return { payload: undefined, type: {} };
  if (Buffer.isBuffer(body)) return { payload: body, type: { 'content-type': 'application/octet-stream' } };
  return { payload: Buffer.from(JSON.stringify(body)), type: jsonType };
}

/** Sends a body as it is read. A read that fails breaks the connection: the status has been sent. */
function writeStream(response: ServerResponse, body: Readable): void {
  if (response.req.method === 'HEAD') {
    body.destroy();
    response.end();
    return;
  }
  pipeline(body, response, () => undefined);
}

/** Writes an answer with the headers that every answer has. Node leaves the body of a HEAD out by itself. */
export function writeResponse(
  response: ServerResponse,
  { status, headers, body }: OciResponse,
  opcRequestId: string,
): void {
  if (body instanceof Readable) {
    response.writeHead(status, { ...headers, 'opc-request-id': opcRequestId });
    writeStream(response, body);
    return;
  }
  const { payload, type } = toPayload(body);
  const length =
    status === 204 || status === 304 ? {} : { 'content-length': String(payload?.byteLength ?? 0) };
  response.writeHead(status, { ...type, ...length, ...headers, 'opc-request-id': opcRequestId });
  response.end(payload);
}
