import type { OciRequest, OciResponse } from '../../../server/operation';
import type { LocalDatabase } from '../session/open-database';
import type { OrdsDatabaseResource } from '../types';

/** A request that has reached a schema of a database. */
export interface OrdsRequest {
  request: OciRequest;
  database: LocalDatabase;
  resource: OrdsDatabaseResource;
  /** The schema behind the alias, in capitals. */
  schema: string;
  /** Segments of the path below the alias. */
  segments: string[];
  /** The URL of the alias, ending in a slash. */
  schemaUrl: string;
  /** Milliseconds since the Unix epoch. */
  now: number;
}

/** Answers one kind of request. @throws OrdsProblemError */
export type OrdsHandler = (request: OrdsRequest) => Promise<OciResponse>;

/** A JSON answer. */
export const jsonResponse = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): OciResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify(body)),
});
