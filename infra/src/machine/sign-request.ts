import { createHash, sign, type KeyObject } from 'node:crypto';

/** Who signs. */
export interface Signer {
  keyId: string;
  privateKey: KeyObject;
}

/** What is signed. */
export interface RequestToSign {
  method: 'GET' | 'POST';
  url: URL;
  body?: string;
}

/**
 * Headers of a signed request: by hand, because nothing but Node is on the machine when this runs.
 * https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm
 */
export function signRequest(
  { keyId, privateKey }: Signer,
  { method, url, body }: RequestToSign,
  now: Date,
): Record<string, string> {
  const headers: Record<string, string> = { date: now.toUTCString(), host: url.host };
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
    headers['content-length'] = String(Buffer.byteLength(body));
    headers['x-content-sha256'] = createHash('sha256').update(body).digest('base64');
  }
  const target = `(request-target): ${method.toLowerCase()} ${url.pathname}${url.search}`;
  const { date = '', ...rest } = headers;
  const lines = [
    `date: ${date}`,
    target,
    ...Object.entries(rest).map(([name, value]) => `${name}: ${value}`),
  ];
  const names = lines.map((line) => line.slice(0, line.indexOf(': '))).join(' ');
  const signature = sign('sha256', Buffer.from(lines.join('\n')), privateKey).toString('base64');
  return {
    ...headers,
    authorization: `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names}",signature="${signature}"`,
  };
}
