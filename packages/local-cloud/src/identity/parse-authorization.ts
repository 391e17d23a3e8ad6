import { notAuthenticated } from '../errors';

/** The parts of an `Authorization: Signature …` header. */
export interface SignatureParts {
  keyId: string;
  /** Names of the signed headers, lower case, in the order in which they were signed. */
  headers: string[];
  signature: Buffer;
}

/** What OCI says when the header is missing or cannot be read. */
const incompleteMessage =
  'The required information to complete authentication was not provided or was incorrect.';

const partPattern = /([a-zA-Z]+)="([^"]*)"/g;

/**
 * Parses the header of draft-cavage-http-signatures as OCI uses it: version 1, rsa-sha256.
 * See https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm.
 *
 * @throws OciError `NotAuthenticated`
 */
export function parseAuthorization(header: string | undefined): SignatureParts {
  if (!header?.startsWith('Signature ')) throw notAuthenticated(incompleteMessage);
  const parts = new Map<string, string>();
  for (const [, name = '', value = ''] of header.matchAll(partPattern)) parts.set(name, value);
  const keyId = parts.get('keyId');
  const signature = parts.get('signature');
  const isKnownKind = parts.get('version') === '1' && parts.get('algorithm')?.toLowerCase() === 'rsa-sha256';
  if (!isKnownKind || !keyId || !signature) throw notAuthenticated(incompleteMessage);
  const headers = (parts.get('headers') ?? 'date').toLowerCase().split(' ');
  return { keyId, headers, signature: Buffer.from(signature, 'base64') };
}
