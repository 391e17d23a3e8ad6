/** What was answered. */
export interface Answer {
  status: number;
  body: Buffer;
}

/** One exchange: rejects when there is no answer within half a minute. */
export type Exchange = (
  method: 'GET' | 'POST',
  url: URL,
  headers: Record<string, string>,
  body?: string,
) => Promise<Answer>;

const timeoutMs = 30_000;

/** An {@link Exchange} by Node's own fetch. */
export const exchange: Exchange = async (method, url, headers, body) => {
  const response = await fetch(url, {
    method,
    headers,
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
    ...(body !== undefined && { body }),
  });
  return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
};

/** The body of a 200, or an error that names the call and its status. OCI's texts hold no secret. */
export function expectOk(what: string, { status, body }: Answer): Buffer {
  if (status === 200) return body;
  throw new Error(`${what}: status ${status} ${body.toString('utf8').slice(0, 200)}`);
}
