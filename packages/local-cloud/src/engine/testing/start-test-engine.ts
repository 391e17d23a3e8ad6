import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../../testing/silent-logger';
import { createManualClock, type ManualClock } from '@weather-stream/service-kit';
import type { OciRequest, OciResponse } from '../../server/operation';
import { createRouter } from '../../server/router';
import { createEngine, type Engine } from '../create-engine';
import { integer, text } from '../field-rules';
import { openResourceStore } from '../resource-store';
import { commonStates, type ResourceType } from '../resource-type';
import { toOperations } from '../to-operations';

/** The root of all compartments in tests. */
export const tenancyId = 'ocid1.tenancy.oc1..test';

/** A type of resource for tests: boxes, which may stand in boxes. */
const boxType: ResourceType = {
  type: 'box',
  noun: 'Box',
  path: '/1/boxes',
  nameField: 'name',
  nameUniqueWithin: 'compartmentId',
  fields: {
    compartmentId: text({ required: true }),
    name: text({ required: true }),
    size: integer({ min: 1, max: 9 }),
    boxId: text(),
  },
  parents: { boxId: 'box' },
  updatable: ['size'],
  hidden: ['pin'],
  states: commonStates,
};

/** An engine with the clock that moves it. */
export interface TestEngine {
  engine: Engine;
  clock: ManualClock;
  folder: string;
  /** Calls an operation as the server would. */
  call: (
    method: string,
    path: string,
    request?: Partial<OciRequest> & { json?: object },
  ) => Promise<OciResponse>;
  /** Opens another engine on the same folder. */
  reopen: () => Promise<TestEngine>;
  dispose: () => Promise<void>;
}

/** Starts an engine that knows boxes, in a temporary folder. */
export async function startTestEngine(
  type: Partial<ResourceType> = {},
  { transitionDelayMs = 0, folder }: { transitionDelayMs?: number; folder?: string } = {},
): Promise<TestEngine> {
  const clock = createManualClock();
  const root = folder ?? (await mkdtemp(join(tmpdir(), 'engine-')));
  const types = [{ ...boxType, ...type }];
  const store = await openResourceStore(root);
  const engine = createEngine({
    store,
    types,
    clock,
    transitionDelayMs,
    tenancyIds: [tenancyId],
    url: () => 'http://cloud',
    logger: silentLogger,
  });
  const route = createRouter(types.flatMap((each) => toOperations(engine, each)));
  return {
    engine,
    clock,
    folder: root,
    call: async (method, target, { json, ...request } = {}) => {
      const [path = '', query = ''] = target.split('?');
      const { operation, params } = route(method, path);
      return operation.handle({
        method,
        path,
        params,
        query: new URLSearchParams(query),
        headers: {},
        body: Buffer.from(json === undefined ? '' : JSON.stringify(json)),
        principal: { kind: 'user', tenancyId, userId: 'user' },
        opcRequestId: 'request',
        signal: new AbortController().signal,
        ...request,
      });
    },
    reopen: () => startTestEngine(type, { transitionDelayMs, folder: root }),
    dispose: async () => {
      engine.close();
      await rm(root, { recursive: true });
    },
  };
}
