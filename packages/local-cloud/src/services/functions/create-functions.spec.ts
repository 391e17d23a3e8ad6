import { existsSync } from 'node:fs';
import { createManualClock } from '@weather-stream/service-kit';
import { createFunctions } from './create-functions';
import { buildFunction } from './testing/build-function';
import { isAlive, jsonOf, useFunctions } from './testing/start-functions';

const { start } = useFunctions();
const waitFor = (milliseconds: number): string => `new Promise((done) => setTimeout(done, ${milliseconds}))`;

describe(createFunctions, () => {
  it('uses one container for calls that follow each other, and more for calls at once', async () => {
    const { invoke, functions } = start(
      `state.calls = (state.calls ?? 0) + 1; state.running = (state.running ?? 0) + 1;
       await ${waitFor(30)}; state.running -= 1;
       return { pid: process.pid, calls: state.calls, running: state.running }`,
    );
    await invoke();
    expect(jsonOf(await invoke())).toMatchObject({ calls: 2 });
    const outcomes = await Promise.all([invoke(), invoke(), invoke()]);
    const answers = outcomes.map((outcome) => jsonOf(outcome) as { pid: number; running: number });
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(3);
    expect(answers.map(({ running }) => running)).toEqual([0, 0, 0]);
    expect(functions.status()).toMatchObject([
      {
        name: 'echo',
        invocations: 5,
        failures: 0,
        coldStarts: 3,
        containers: { starting: 0, idle: 3, busy: 0 },
      },
    ]);
  });

  it('refuses a call when every container that may exist is busy', async () => {
    const { invoke } = start(`await ${waitFor(100)}; return {}`, { maxContainers: 2 });
    const outcomes = await Promise.all([invoke(), invoke(), invoke()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
    expect(outcomes.find(({ status }) => status === 429)?.error?.code).toBe('TooManyRequests');
  });

  it('stops an idle container after a while', async () => {
    const { invoke, clock, functions } = start('return { pid: process.pid, cwd: process.cwd() }');
    const { pid, cwd } = jsonOf(await invoke()) as { pid: number; cwd: string };
    await clock.advance(15 * 60 * 1000 - 1);
    expect([isAlive(pid), existsSync(cwd)]).toEqual([true, true]);
    await clock.advance(1);
    expect(functions.status()).toMatchObject([{ containers: { idle: 0 } }]);
    await functions.close();
    expect([isAlive(pid), existsSync(cwd)]).toEqual([false, false]);
  });

  it('lets a call finish on the old configuration and starts the next on the new one', async () => {
    const world = start(
      `console.log('running'); if (input.length > 0) await ${waitFor(100)};
       return { level: process.env.LEVEL, pid: process.pid }`,
      { config: { LEVEL: 'old' } },
    );
    const running = world.invoke('slow');
    await world.line('running');
    world.fn = buildFunction({ config: { LEVEL: 'new' } });
    world.functions.functionChanged(world.fn.id);
    expect(jsonOf(await world.invoke())).toMatchObject({ level: 'new' });
    const { level, pid } = jsonOf(await running) as { level: string; pid: number };
    expect(level).toBe('old');
    expect(isAlive(pid)).toBe(false);
  });

  it('renews an identity before it ends', async () => {
    const machineClock = createManualClock();
    const { invoke, issued, fn } = start(
      `const read = (name) => require('node:fs').readFileSync(process.env[name], 'utf8');
       return { token: read('OCI_RESOURCE_PRINCIPAL_RPST'), key: read('OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM') }`,
      { machineClock },
    );
    await invoke();
    await machineClock.advance(599_000);
    expect(jsonOf(await invoke())).toEqual({ token: 'token 1', key: 'key 1' });
    await machineClock.advance(1_000);
    expect(jsonOf(await invoke())).toEqual({ token: 'token 2', key: 'key 2' });
    expect(issued).toEqual([fn?.id, fn?.id]);
  });

  it('runs what nobody waits for to its end', async () => {
    const { functions, line } = start(`await ${waitFor(20)}; console.log('done'); return {}`);
    const [operation] = functions.operations;
    const answer = await operation?.handle({
      method: 'POST',
      path: '',
      params: { functionId: buildFunction().id },
      query: new URLSearchParams(),
      headers: { 'fn-invoke-type': 'detached' },
      body: Buffer.from(''),
      principal: { kind: 'anonymous' },
      opcRequestId: 'request',
      signal: new AbortController().signal,
    });
    expect(answer).toEqual({ status: 202 });
    expect(await line('done')).toBe('done');
  });

  it('closes although a process that left the container holds its output open', async () => {
    const { functions, invoke, line } = start(
      `const { spawn } = require('node:child_process');
       const daemon = spawn('sleep', ['600'], { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
       console.log('daemon ' + daemon.pid);
       return new Promise(() => undefined)`,
    );
    const running = invoke();
    const [, pid] = (await line('daemon')).split(' ').map(Number);
    await functions.close();
    expect(await running).toMatchObject({ status: 502 });
    process.kill(pid ?? 0);
  });

  it('kills containers and removes identities when it closes, and refuses calls from then on', async () => {
    const { functions, invoke, line } = start(
      `console.log(JSON.stringify({ pid: process.pid, rpst: process.env.OCI_RESOURCE_PRINCIPAL_RPST }));
       return new Promise(() => undefined)`,
    );
    const running = invoke();
    const { pid, rpst } = JSON.parse(await line('{')) as { pid: number; rpst: string };
    expect([isAlive(pid), existsSync(rpst)]).toEqual([true, true]);
    await functions.close();
    expect([isAlive(pid), existsSync(rpst)]).toEqual([false, false]);
    expect(await running).toMatchObject({ status: 502 });
    expect(await invoke()).toMatchObject({ status: 503 });
  });
});
