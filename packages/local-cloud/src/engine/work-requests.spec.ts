import { forgetOldWorkRequests, renderWorkRequest } from './work-requests';
import { startTestEngine, tenancyId, type TestEngine } from './testing/start-test-engine';

const type = 'boxworkrequest';

describe('work requests', () => {
  let test: TestEngine;
  beforeEach(async () => {
    const workRequests = { type, noun: 'BOX', entityType: 'box' };
    test = await startTestEngine({ workRequests }, { transitionDelayMs: 1000 });
    await test.call('POST', '/1/boxes', { json: { compartmentId: tenancyId, name: 'box' } });
  });
  afterEach(() => test.dispose());

  const render = () => {
    const [request] = test.engine.context.store.ofType(type);
    return request === undefined ? undefined : renderWorkRequest(request, test.clock.now());
  };

  it('are in progress until their resource is there, then say when they have finished', async () => {
    expect(render()).toMatchObject({ status: 'IN_PROGRESS', resources: [{ actionType: 'IN_PROGRESS' }] });
    expect(render()).not.toHaveProperty('timeFinished');
    await test.clock.advance(1000);
    expect(render()).toMatchObject({
      operationType: 'CREATE_BOX',
      status: 'SUCCEEDED',
      percentComplete: 100,
      timeFinished: new Date(test.clock.now()).toISOString(),
      resources: [{ entityType: 'box', actionType: 'CREATED' }],
    });
  });

  it('are forgotten after a day, on disk too', async () => {
    const dayMs = 24 * 60 * 60 * 1000;
    await test.clock.advance(dayMs);
    await forgetOldWorkRequests(test.engine.context, type);
    expect(render()).toBeDefined();
    await test.clock.advance(1);
    await forgetOldWorkRequests(test.engine.context, type);
    expect(render()).toBeUndefined();
    const again = await test.reopen();
    expect(again.engine.context.store.ofType(type)).toEqual([]);
  });
});
