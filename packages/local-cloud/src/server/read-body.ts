import type { IncomingMessage } from 'node:http';
import { OciError } from '../errors';

/**
 * Reads a request's body whole.
 *
 * @throws OciError `RequestEntityTooLarge` (413) as soon as there is more than `maxBytes`
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      request.removeAllListeners('data').resume();
      reject(
        new OciError(413, 'RequestEntityTooLarge', `The body is larger than the limit of ${maxBytes} bytes.`),
      );
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
