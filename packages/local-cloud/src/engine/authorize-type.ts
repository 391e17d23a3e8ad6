import type { Authorization, AddressedRequest } from '../identity/authorization';
import { callPermissions, type CallPermissions } from '../identity/policy/permissions';
import { notAuthorizedOrNotFound, OciError } from '../errors';
import { parseJsonObject, type JsonObject } from '../server/parse-json-object';
import type { EngineContext } from './engine-context';
import { locateResource } from './locate-resource';
import { notFoundMessage } from './require-resource';
import type { ResourceType } from './resource-type';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What a new resource will be in: its compartment, or what it is a part of. */
function targetOfCreation(
  { parents = {} }: ResourceType,
  { body, params }: AddressedRequest,
): string | undefined {
  const sent: JsonObject = { ...parseJsonObject(body), ...params };
  return ['compartmentId', ...Object.keys(parents)].map((field) => textOf(sent[field])).find(Boolean);
}

function targetOfList(
  { list, parents = {} }: ResourceType,
  { query, params }: AddressedRequest,
): string | undefined {
  const names = [...(list?.by ?? ['compartmentId']), ...Object.keys(parents)];
  return names.map((name) => params[name] ?? query.get(name) ?? undefined).find(Boolean);
}

function targetOfOne(
  context: EngineContext,
  type: ResourceType,
  params: Record<string, string>,
): string | undefined {
  try {
    return locateResource(context, type, params).id;
  } catch (error) {
    if (error instanceof OciError) return undefined;
    throw error;
  }
}

/** Says what the caller of an operation of a type must be allowed to; nothing for a type without a `policyType`. */
export function authorizeType(
  context: EngineContext,
  type: ResourceType,
  call: keyof CallPermissions,
): { authorization?: Authorization } {
  const { policyType, errorCodes = {} } = type;
  if (policyType === undefined) return {};
  const { code, status } = notAuthorizedOrNotFound(notFoundMessage);
  const authorization: Authorization = {
    permissions: [callPermissions(policyType)[call]],
    targetOf: (request) => {
      if (call === 'create') return targetOfCreation(type, request);
      if (call === 'list') return targetOfList(type, request);
      return targetOfOne(context, type, request.params);
    },
    refusal: () => new OciError(status, errorCodes[code] ?? code, notFoundMessage),
  };
  return { authorization };
}
