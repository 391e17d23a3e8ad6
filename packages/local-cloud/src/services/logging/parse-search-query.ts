import { invalidParameter, notImplemented } from '../../errors';

/** Where a search looks: all logs of a compartment, of a group in it, or one log. */
export interface SearchScope {
  compartmentId: string;
  /** Name or OCID. @default all */
  logGroup?: string;
  /** Name or OCID. @default all */
  log?: string;
}

/** What a search asks for. */
export interface SearchQuery {
  scopes: SearchScope[];
  /** By time. @default 'desc' */
  order: 'asc' | 'desc';
  /** Of all pages together. @default none */
  limit?: number;
}

const scopePattern = /^\s*,?\s*"([^"]+)"/;

function parseScope(text: string): SearchScope {
  const [compartmentId = '', logGroup, log, ...others] = text.split('/');
  if ([compartmentId, logGroup, log].includes('') || others.length > 0)
    throw invalidParameter(
      `searchQuery: "${text}" must be a compartment, or compartment/group, or compartment/group/log.`,
    );
  return {
    compartmentId,
    ...(logGroup === undefined ? {} : { logGroup }),
    ...(log === undefined ? {} : { log }),
  };
}

function parseScopes(stage: string): SearchScope[] {
  const [, first] = /^\s*search\s(.*)$/is.exec(stage) ?? [];
  if (first === undefined) throw invalidParameter(`searchQuery must begin with search "…"; it is ${stage}.`);
  const scopes: SearchScope[] = [];
  let rest = first.trim();
  while (rest !== '') {
    const [taken, scope] = scopePattern.exec(rest) ?? [];
    if (taken === undefined || scope === undefined)
      throw invalidParameter(`searchQuery: a scope in double quotes is expected at ${rest}.`);
    scopes.push(parseScope(scope));
    rest = rest.slice(taken.length).trim();
  }
  if (scopes.length === 0)
    throw invalidParameter('searchQuery must name where to search, like search "<compartment>".');
  return scopes;
}

function parseOperator(stage: string): Partial<SearchQuery> {
  const [, order] = /^\s*sort\s+by\s+datetime(?:\s+(asc|desc))?\s*$/i.exec(stage) ?? [undefined, undefined];
  if (/^\s*sort\s+by\s+datetime(?:\s+(?:asc|desc))?\s*$/i.test(stage))
    return { order: order?.toLowerCase() === 'desc' ? 'desc' : 'asc' };
  const [, limit] = /^\s*(?:limit|top)\s+(\d+)\s*$/i.exec(stage) ?? [];
  if (limit !== undefined) return { limit: Number(limit) };
  throw notImplemented(`"| ${stage.trim()}" in a log search`);
}

/**
 * Parses a search of logs: `search "<compartment>/<group>/<log>" | sort by datetime desc`. Of the language that is what
 * the local cloud reads, besides `| limit <count>`. See
 * https://docs.oracle.com/en-us/iaas/Content/Logging/Reference/query_language_specification.htm.
 *
 * @throws OciError `InvalidParameter`; `NotImplemented` for every other operator
 */
export function parseSearchQuery(text: string): SearchQuery {
  const [first = '', ...operators] = text.split(/\|(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const query: SearchQuery = { scopes: parseScopes(first), order: 'desc' };
  return operators.reduce<SearchQuery>((before, stage) => ({ ...before, ...parseOperator(stage) }), query);
}
