import { OciError } from '../errors';
import type { Operation } from '../server/operation';
import type { EngineContext } from './engine-context';
import { requireCompartment, requireResource } from './require-resource';
import { renderWorkRequest } from './work-requests';

function listHandle(context: EngineContext, type: string): Operation['handle'] {
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
      .ofType(type)
      .filter(({ fields }) => fields.compartmentId === compartmentId)
      .reverse()
      .map((request) => renderWorkRequest(request, context.clock.now()));
    return { status: 200, body: { items } };
  };
}

/** Makes the operations of a service's work requests. Nothing here fails halfway, so the errors of each are none. */
export function toWorkRequestOperations(context: EngineContext, type: string, path: string): Operation[] {
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
    { name: 'ListWorkRequests', method: 'GET', path, handle: listHandle(context, type) },
    {
      name: 'ListWorkRequestErrors',
      method: 'GET',
      path: `${one}/errors`,
      handle: ({ params }) => {
        find(params.id);
        return { status: 200, body: { items: [] } };
      },
    },
  ];
}
