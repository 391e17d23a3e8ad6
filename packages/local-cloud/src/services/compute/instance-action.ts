import { incorrectState, invalidParameter, notImplemented } from '../../errors';
import type { Engine } from '../../engine/create-engine';
import { renderResource } from '../../engine/render-resource';
import { requireChangeable, requireResource } from '../../engine/require-resource';
import { saveChanged } from '../../engine/save-changed';
import type { Operation } from '../../server/operation';
import { instanceResource } from './instance.resource';

interface PowerAction {
  /** The state in which it can be done. */
  from: string;
  through: string;
  to: string;
  /** How many starts it adds. */
  starts: 0 | 1;
}

const stop: PowerAction = { from: 'RUNNING', through: 'STOPPING', to: 'STOPPED', starts: 0 };
const reset: PowerAction = { from: 'RUNNING', through: 'STOPPING', to: 'RUNNING', starts: 1 };

/** What can be done with a machine's power; OCI can do more. */
const powerActions: Readonly<Record<string, PowerAction>> = {
  START: { from: 'STOPPED', through: 'STARTING', to: 'RUNNING', starts: 1 },
  STOP: stop,
  SOFTSTOP: stop,
  RESET: reset,
  SOFTRESET: reset,
};

const unbuilt = ['SENDDIAGNOSTICINTERRUPT', 'DIAGNOSTICREBOOT', 'REBOOTMIGRATE'];

function toPowerAction(name: string): PowerAction {
  if (unbuilt.includes(name)) throw notImplemented(`The instance action ${name}`);
  const action = powerActions[name];
  if (action === undefined)
    throw invalidParameter(`action must be one of ${Object.keys(powerActions).join(', ')}; it is "${name}".`);
  return action;
}

/** Makes the operation that starts, stops and restarts a machine. */
export function instanceAction(engine: Engine): Operation {
  const { context, exclusively, stateOf } = engine;
  return {
    name: 'InstanceAction',
    method: 'POST',
    path: `${instanceResource.path}/:id`,
    handle: ({ params, query, headers }) =>
      exclusively(async () => {
        const { from, through, to, starts } = toPowerAction((query.get('action') ?? '').toUpperCase());
        const found = requireResource(context, instanceResource.type, params.id ?? '');
        const instance = requireChangeable(context, instanceResource, found, headers['if-match']);
        const state = stateOf(instance);
        if (state !== from) throw incorrectState(`${instance.id} is ${state}; the action needs it ${from}.`);
        const fields = { ...instance.fields, bootCount: Number(instance.fields.bootCount) + starts };
        const changed = await saveChanged(context, instance, { fields, through, to });
        return { status: 200, headers: { etag: changed.etag }, body: renderResource(context, changed) };
      }),
  };
}
