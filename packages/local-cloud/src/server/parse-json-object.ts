import { OciError } from '../errors';

/** Anything that came as a JSON object. */
export type JsonObject = Record<string, unknown>;

/** Whether a parsed JSON value is an object: neither an array nor null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new OciError(400, 'CannotParseRequest', 'Unable to parse JSON body', cause);
  }
}

/**
 * Parses a body that must be a JSON object. No body is the same as `{}`: the vendor's JavaScript SDK sends an empty
 * object as nothing.
 *
 * @throws OciError `CannotParseRequest`
 */
export function parseJsonObject(body: Buffer): JsonObject {
  if (body.length === 0) return {};
  const value = parse(body);
  if (!isJsonObject(value)) throw new OciError(400, 'CannotParseRequest', 'Unable to parse JSON body');
  return value;
}
