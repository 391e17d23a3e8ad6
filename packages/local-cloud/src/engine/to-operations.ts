import { createHash } from 'node:crypto';
import { notAuthorizedOrNotFound, OciError } from '../errors';
import { principalId } from '../identity/principal-id';
import type { OciRequest, OciResponse, Operation } from '../server/operation';
import { parseJsonObject } from '../server/parse-json-object';
import { authorizeType } from './authorize-type';
import type { Engine } from './create-engine';
import { createResource } from './create-resource';
import { deleteResource } from './delete-resource';
import { findReplay } from './find-replay';
import { isThere, type EngineContext } from './engine-context';
import { listResources } from './list-resources';
import { locateResource, requirePathFields } from './locate-resource';
import { renderResource, renderSummary } from './render-resource';
import { notFoundMessage, requireChangeable } from './require-resource';
import type { OperationKey, ResourceType } from './resource-type';
import { toActionOperations } from './to-action-operations';
import type { CreateCall, StoredResource } from './stored-resource';
import { updateResource } from './update-resource';
import { withErrorCodes } from './with-error-codes';
import { recordWorkRequest, type WorkRequestVerb } from './work-requests';

/** The headers that go with a resource. */
function resourceHeaders({ etag }: StoredResource, workRequestId?: string): Record<string, string> {
  return { etag, ...(workRequestId === undefined ? {} : { 'opc-work-request-id': workRequestId }) };
}

/** The request's `if-match`. */
const ifMatchOf = ({ headers }: OciRequest): string | undefined => headers['if-match'];

function toCreateCall({ headers, body, principal }: OciRequest): CreateCall | undefined {
  const token = headers['opc-retry-token'];
  if (typeof token !== 'string' || token === '') return undefined;
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  return { token, caller: JSON.stringify(principal), bodySha256 };
}

type Handle = (request: OciRequest) => Promise<OciResponse>;

function createHandle({ context, exclusively }: Engine, type: ResourceType): Handle {
  const { status, hasBody } = type.createAnswer ?? { status: 200, hasBody: true };
  return (request) =>
    exclusively(async () => {
      const pathFields = requirePathFields(context, type, request.params);
      const call = toCreateCall(request);
      const createdBy = principalId(request.principal);
      const origin = { createdBy, ...(call === undefined ? {} : { createCall: call }) };
      const sent = { ...parseJsonObject(request.body), ...pathFields };
      const resource = findReplay(context, type, call) ?? (await createResource(context, type, sent, origin));
      const headers = resourceHeaders(resource, resource.workRequestId);
      const shown = renderResource(context, resource, type.states.creating);
      const body = { ...shown, ...type.renderCreated?.(resource) };
      return { status, headers, ...(hasBody ? { body } : {}) };
    });
}

function changeHandle(
  { context, exclusively }: Engine,
  type: ResourceType,
  change: {
    verb: WorkRequestVerb;
    apply: (current: StoredResource, request: OciRequest) => Promise<StoredResource>;
  },
): Handle {
  const hasBody = change.verb !== 'DELETE' && (type.createAnswer?.hasBody ?? true);
  const status = type.createAnswer?.status ?? (hasBody ? 200 : 204);
  return (request) =>
    exclusively(async () => {
      const found = locateResource(context, type, request.params);
      const current = requireChangeable(context, type, found, ifMatchOf(request));
      const changed = await change.apply(current, request);
      const workRequestId = await recordWorkRequest(context, type, change.verb, changed);
      if (!isThere(context, changed) && type.deniesDeletion?.(request.headers) === true)
        throw new OciError(404, 'NotFound', `${notFoundMessage} ${changed.id} is gone.`);
      const headers = resourceHeaders(changed, workRequestId);
      return { status, headers, ...(hasBody ? { body: renderResource(context, changed) } : {}) };
    });
}

function readHandle({ context }: Engine, type: ResourceType): Operation['handle'] {
  return ({ params }) => {
    const resource = locateResource(context, type, params);
    if (type.afterDeletion === 'not-found' && !isThere(context, resource))
      throw notAuthorizedOrNotFound(`${notFoundMessage} ${resource.id} is deleted.`);
    return { status: 200, headers: resourceHeaders(resource), body: renderResource(context, resource) };
  };
}

function listHandle({ context }: Engine, type: ResourceType): Operation['handle'] {
  return ({ query, params }) => {
    const pathFields = requirePathFields(context, type, params);
    const page = listResources(context, type, { query, pathFields });
    const render = (resource: StoredResource) => renderSummary(context, resource);
    const items = page.items.map(render);
    const headers: Record<string, string> =
      page.nextPage === undefined ? {} : { 'opc-next-page': page.nextPage };
    const { shape, collection } = type.list ?? {};
    const beside = collection?.(page.all.map(render), page.remaining) ?? {};
    return { status: 200, headers, body: shape === 'items' ? { ...beside, items } : items };
  };
}

const operationKeys: readonly OperationKey[] = ['create', 'list', 'get', 'update', 'delete'];

/** The operations that a type has, by the names that it has for them. */
function named(
  context: EngineContext,
  built: Readonly<Record<OperationKey, Operation>>,
  type: ResourceType,
): Operation[] {
  const { operations = {}, scheduledDeletion } = type;
  const names = { ...operations, ...(scheduledDeletion === undefined ? {} : { delete: false as const }) };
  return operationKeys.flatMap((key) => {
    const operation = built[key];
    const name = names[key] ?? operation.name;
    return name === false ? [] : [{ ...operation, ...authorizeType(context, type, key), name }];
  });
}

/** Makes all operations of a type of resource. */
export function toOperations(engine: Engine, type: ResourceType): Operation[] {
  const { noun, plural = `${noun}s`, path, updateMethod = 'PUT' } = type;
  const { context } = engine;
  const update = changeHandle(engine, type, {
    verb: 'UPDATE',
    apply: (current, { body }) => updateResource(context, type, current, parseJsonObject(body)),
  });
  const remove = changeHandle(engine, type, {
    verb: 'DELETE',
    apply: (current) => deleteResource(context, type, current),
  });
  const one = `${path}/:id`;
  const built: Record<OperationKey, Operation> = {
    create: { name: `Create${noun}`, method: 'POST', path, handle: createHandle(engine, type) },
    list: { name: `List${plural}`, method: 'GET', path, handle: listHandle(engine, type) },
    get: { name: `Get${noun}`, method: 'GET', path: one, handle: readHandle(engine, type) },
    update: { name: `Update${noun}`, method: updateMethod, path: one, handle: update },
    delete: { name: `Delete${noun}`, method: 'DELETE', path: one, handle: remove },
  };
  return [...named(context, built, type), ...toActionOperations(engine, type)].map((operation) =>
    withErrorCodes(operation, type.errorCodes ?? {}),
  );
}
