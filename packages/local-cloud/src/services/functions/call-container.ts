import { request, type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { executionError, responseBodyTooLarge, responseHeaderTooLarge } from './errors';
import { MAX_INVOCATION_BODY_BYTES } from './limits';

/** One request on a container's socket. */
export interface ContainerCall {
  socketPath: string;
  /** Keeps the connection to this container. */
  agent: Agent;
  headers: Record<string, string>;
  body: Buffer;
  /** Ends the call; its reason is thrown. */
  signal: AbortSignal;
}

/** What the FDK answered. */
export interface ContainerAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const toCallError = (error: Error & { code?: string }): Error =>
  error.code === 'HPE_HEADER_OVERFLOW' ? responseHeaderTooLarge() : executionError(error);

function readAnswer(response: IncomingMessage, finish: (outcome: ContainerAnswer | Error) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes > MAX_INVOCATION_BODY_BYTES) {
      finish(responseBodyTooLarge());
      response.destroy();
    }
  });
  response.on('end', () =>
    finish({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
  );
  response.on('error', (error) => finish(executionError(error)));
  response.on('close', () => finish(executionError()));
}

/**
 * Makes one call of a function: `POST /call` on the socket of its container.
 *
 * @throws OciError when the connection breaks or the answer is over a limit: the container cannot go on after either;
 *   the signal's reason when that is aborted
 */
export function callContainer({
  socketPath,
  agent,
  headers,
  body,
  signal,
}: ContainerCall): Promise<ContainerAnswer> {
  return new Promise((resolve, reject) => {
    const finish = (outcome: ContainerAnswer | Error): void => {
      if (signal.aborted) reject(signal.reason as Error);
      else if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    const call = request({ socketPath, path: '/call', method: 'POST', agent, headers, signal });
    let hasAnswer = false;
    call.on('response', (response) => {
      hasAnswer = true;
      readAnswer(response, finish);
    });
    call.on('error', (error) => finish(toCallError(error)));
    // Some ends, like that by a 101, come without an error; after an answer has begun, its own end counts.
    call.on('close', () => {
      if (!hasAnswer) finish(executionError());
    });
    call.end(body);
  });
}
