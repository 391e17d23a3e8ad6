import { createHash } from 'node:crypto';
import { digestInvalid, unsupported } from './errors';

const sha256Pattern = /^sha256:[a-f0-9]{64}$/;
const digestPattern = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/;

/** Whether a text is a digest by SHA-256, like `sha256:…`: the only kind that this registry keeps. */
export const isDigest = (text: unknown): text is string =>
  typeof text === 'string' && sha256Pattern.test(text);

/** Makes the digest of a content. */
export const digestOf = (content: Uint8Array): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

/**
 * Reads a digest.
 *
 * @throws OciError `DIGEST_INVALID`; `UNSUPPORTED` for another algorithm
 */
export function parseDigest(text: string): string {
  if (sha256Pattern.test(text)) return text;
  if (!text.startsWith('sha256:') && digestPattern.test(text))
    throw unsupported(`The digest algorithm of ${text} (sha256 is)`);
  throw digestInvalid(`${text} is not a digest like sha256: and 64 hexadecimal digits in lower case.`);
}
