import { OciError } from '../errors';
import type { Operation } from '../server/operation';
import type { EngineContext } from './engine-context';
import { requireCompartment, requireResource } from './require-resource';
import { renderWorkRequest } from './work-requests';

/** What {@link toWorkRequestOperations} makes operations of. */
export interface WorkRequestApi {
  /** Their OCID type. */
  type: string;
  /** Path of the collection, with the API version. */
  path: string;
  /** Whether lists are bare arrays, or `{ items }`. @default 'items' */
  shape?: 'array' | 'items';
}

const toList = ({ shape = 'items' }: WorkRequestApi, items: unknown[]): unknown =>
  shape === 'items' ? { items } : items;

function listHandle(context: EngineContext, api: WorkRequestApi): Operation['handle'] {
  return ({ query }) => {
    const compartmentId = query.get('compartmentId');
    if (compartmentId === null)
      throw new OciError(
        400,
        'MissingParameter',
        'The query parameter compartmentId is required and missing.',
      );
    requireCompartment(context, compartmentId);
    const items = context.store
      .ofType(api.type)
      .filter(({ fields }) => fields.compartmentId === compartmentId)
      .reverse()
      .map((request) => renderWorkRequest(request, context.clock.now()));
    return { status: 200, body: toList(api, items) };
  };
}

/** Makes the operations of a service's work requests. Nothing here fails halfway, so the errors of each are none. */
export function toWorkRequestOperations(context: EngineContext, api: WorkRequestApi): Operation[] {
  const { type, path } = api;
  const one = `${path}/:id`;
  const find = (id = '') => requireResource(context, type, id);
  return [
    {
      name: 'GetWorkRequest',
      method: 'GET',
      path: one,
      handle: ({ params }) => ({
        status: 200,
        body: renderWorkRequest(find(params.id), context.clock.now()),
      }),
    },
    { name: 'ListWorkRequests', method: 'GET', path, handle: listHandle(context, api) },
    {
      name: 'ListWorkRequestErrors',
      method: 'GET',
      path: `${one}/errors`,
      handle: ({ params }) => {
        find(params.id);
        return { status: 200, body: toList(api, []) };
      },
    },
  ];
}
