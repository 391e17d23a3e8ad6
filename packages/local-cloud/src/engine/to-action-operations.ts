import { OciError } from '../errors';
import type { OciRequest, Operation } from '../server/operation';
import { parseJsonObject } from '../server/parse-json-object';
import { authorizeType } from './authorize-type';
import type { Engine } from './create-engine';
import { cancelDeletion, scheduleDeletion } from './delete-resource';
import { renderResource } from './render-resource';
import { locateResource } from './locate-resource';
import { refusePendingDeletion, requireChangeable } from './require-resource';
import type { ResourceType } from './resource-type';
import type { StoredResource } from './stored-resource';
import { saveChanged } from './save-changed';
import { changeCompartment } from './update-resource';
import { recordWorkRequest } from './work-requests';

type Apply = (current: StoredResource, request: OciRequest) => Promise<StoredResource>;

/** One `POST …/:id/actions/<action>`. */
function toAction(
  engine: Engine,
  type: ResourceType,
  names: { name: string; action: string; asks: 'update' | 'delete' | 'move' },
  apply: Apply,
): Operation {
  const { context, exclusively } = engine;
  const { status = 200, hasBody = true } = type.createAnswer ?? {};
  return {
    name: names.name,
    method: 'POST',
    path: `${type.path}/:id/actions/${names.action}`,
    ...authorizeType(context, type, names.asks),
    handle: (request) =>
      exclusively(async () => {
        const { params, headers } = request;
        const found = locateResource(context, type, params);
        const current = requireChangeable(context, type, found, headers['if-match']);
        const changed = await apply(current, request);
        const workRequestId = await recordWorkRequest(context, type, 'UPDATE', changed);
        return {
          status,
          headers: {
            etag: changed.etag,
            ...(workRequestId === undefined ? {} : { 'opc-work-request-id': workRequestId }),
          },
          ...(hasBody ? { body: renderResource(context, changed) } : {}),
        };
      }),
  };
}

function toStateActions(engine: Engine, type: ResourceType): Operation[] {
  const { context, stateOf } = engine;
  return Object.entries(type.stateActions ?? {}).map(([action, { operation, through, to }]) =>
    toAction(engine, type, { name: operation, action, asks: 'update' }, (current) => {
      refusePendingDeletion(context, current);
      if (stateOf(current) === to) throw new OciError(409, 'Conflict', `${current.id} is ${to} already.`);
      return saveChanged(context, current, { fields: current.fields, through, to });
    }),
  );
}

function toDeletionActions(engine: Engine, type: ResourceType): Operation[] {
  const { scheduledDeletion: rules, noun } = type;
  const { context } = engine;
  if (rules === undefined) return [];
  return [
    toAction(
      engine,
      type,
      { name: `Schedule${noun}Deletion`, action: 'scheduleDeletion', asks: 'delete' },
      async (current, { body }) => {
        const { timeOfDeletion } = parseJsonObject(body);
        return scheduleDeletion(context, { type, rules, current, timeOfDeletion });
      },
    ),
    toAction(
      engine,
      type,
      { name: `Cancel${noun}Deletion`, action: 'cancelDeletion', asks: 'delete' },
      (current) => cancelDeletion(context, type, current),
    ),
  ];
}

/** Makes the operations of a type that are actions on one resource. */
export function toActionOperations(engine: Engine, type: ResourceType): Operation[] {
  const move = toAction(
    engine,
    type,
    { name: `Change${type.noun}Compartment`, action: 'changeCompartment', asks: 'move' },
    async (current, { body }) =>
      changeCompartment(engine.context, type, current, parseJsonObject(body).compartmentId),
  );
  const isMovable = type.isMovable ?? true;
  return [...(isMovable ? [move] : []), ...toStateActions(engine, type), ...toDeletionActions(engine, type)];
}
