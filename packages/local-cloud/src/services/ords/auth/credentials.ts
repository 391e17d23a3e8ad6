import type { IncomingHttpHeaders } from 'node:http';
import { OrdsProblemError } from '../errors';

/** A name and a secret from an `Authorization: Basic` header. */
export interface BasicCredentials {
  name: string;
  secret: string;
}

/** Reads `Authorization: Basic`; undefined when there is none, or it cannot be read. */
export function readBasic({ authorization = '' }: IncomingHttpHeaders): BasicCredentials | undefined {
  const encoded = /^basic +([A-Za-z0-9+/=]+) *$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { name: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** Reads `Authorization: Bearer`; undefined when there is none. */
export function readBearer({ authorization = '' }: IncomingHttpHeaders): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization)?.[1];
}

const realm = 'realm="Oracle REST Data Services"';

/** The refusal of a call without valid proof of who calls. */
export const unauthorized = (challenge: string): OrdsProblemError =>
  new OrdsProblemError(401, 'Unauthorized', 'Unauthorized', { headers: { 'www-authenticate': challenge } });

/** Challenges by the way of proof. */
export const challenges = {
  basic: `Basic ${realm}`,
  missingToken: `Bearer ${realm}`,
  invalidToken: `Bearer ${realm}, error="invalid_token"`,
  expiredToken: `Bearer ${realm}, error="invalid_token", error_description="The access token expired"`,
} as const;
