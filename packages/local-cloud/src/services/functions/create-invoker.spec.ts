import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createManualClock } from '@weather-stream/service-kit';
import { createInvoker } from './create-invoker';
import { MAX_INVOCATION_BODY_BYTES } from './limits';
import { buildFunction, writeBundle } from './testing/build-function';
import { isAlive, jsonOf, useFunctions } from './testing/start-functions';

const { start, startBundle, folder } = useFunctions();

describe(createInvoker, () => {
  it('answers what the function returns, with the call id and the content type', async () => {
    const { invoke } = start('return { got: input.toString(), id: context.callID }');
    const outcome = await invoke('héllo');
    const { got, id } = jsonOf(outcome) as { got: string; id: string };
    expect(outcome).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(got).toBe('héllo');
    expect(outcome.headers['fn-call-id']).toBe(id);
  });

  it('gives a container its contract, its configuration, its identity and nothing of the host', async () => {
    process.env.SECRET_OF_THE_HOST = 'secret';
    const { invoke } = start('return { env: process.env, args: process.execArgv }', {
      config: { ORDS_URL: 'http://x/ords/', FN_FORMAT: 'default' },
      memoryInMBs: 256,
    });
    const { env, args } = jsonOf(await invoke()) as { env: Record<string, string>; args: string[] };
    expect(Object.keys(env).sort()).toEqual(
      [
        ...['FN_APP_ID', 'FN_APP_NAME', 'FN_FN_ID', 'FN_FN_NAME', 'FN_FORMAT', 'FN_LISTENER', 'FN_MEMORY'],
        ...['FN_TYPE', 'OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM', 'OCI_RESOURCE_PRINCIPAL_REGION'],
        ...['OCI_RESOURCE_PRINCIPAL_RPST', 'OCI_RESOURCE_PRINCIPAL_VERSION', 'ORDS_URL', 'PATH'],
        ...(process.env.TZ === undefined ? [] : ['TZ']),
      ].sort(),
    );
    expect(env.FN_FORMAT).toBe('http-stream');
    expect(args).toEqual(['--max-old-space-size=256']);
    expect(readFileSync(env.OCI_RESOURCE_PRINCIPAL_RPST ?? '', 'utf8')).toBe('token 1');
    expect(readFileSync(env.OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM ?? '', 'utf8')).toBe('key 1');
  });

  it('says by when the function must have answered', async () => {
    const { invoke } = start('return { at: context.deadline.getTime() }', { timeoutInSeconds: 120 });
    const before = Date.now();
    const { at } = jsonOf(await invoke()) as { at: number };
    expect(at - 120_000).toBeGreaterThanOrEqual(before);
    expect(at - 120_000).toBeLessThanOrEqual(Date.now());
  });

  it('keeps the container of a function that throws, and its text in the log only', async () => {
    const { invoke, lines } = start(
      `state.calls = (state.calls ?? 0) + 1; if (state.calls === 1) throw new Error('no database'); return state`,
    );
    const failed = await invoke();
    expect(failed.status).toBe(502);
    expect(jsonOf(failed)).toEqual({ code: 'FunctionInvokeExecutionFailed', message: 'function failed' });
    expect(jsonOf(await invoke())).toEqual({ calls: 2 });
    expect(lines.join('\n')).toContain('no database');
  });

  it.each([
    ['exits in mid-call', 'process.exit(7)', 'exit code 7'],
    ['returns nothing, which ends the FDK', 'return undefined', 'exit code 1'],
    ['is out of memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(1))', 'SIGABRT'],
  ])('reports a function that %s, and goes on with a new container', async (_how, body, reason) => {
    const { invoke, lines } = start(`if (input.length === 0) { ${body} } return { ok: true }`);
    const crashed = await invoke();
    expect(crashed.status).toBe(502);
    expect(jsonOf(crashed)).toEqual({
      code: 'FunctionInvokeExecutionError',
      message: 'error receiving function response',
    });
    expect(lines.join('\n')).toContain(reason);
    expect(jsonOf(await invoke('again'))).toEqual({ ok: true });
  });

  it('kills a function that does not answer in time, with all that it has started', async () => {
    const machineClock = createManualClock();
    const { invoke, line, functions } = start(
      `const child = require('node:child_process').spawn('sleep', ['600']);
       console.log('pids ' + process.pid + ' ' + child.pid); return new Promise(() => undefined)`,
      { timeoutInSeconds: 30, machineClock },
    );
    const outcome = invoke();
    const [pid = 0, childPid = 0] = (await line('pids')).split(' ').slice(1).map(Number);
    expect([isAlive(pid), isAlive(childPid)]).toEqual([true, true]);
    await machineClock.advance(30_000);
    expect(await outcome).toMatchObject({ status: 504, error: { code: 'FunctionInvokeTimeout' } });
    expect(isAlive(pid)).toBe(false);
    expect(functions.status()).toMatchObject([{ containers: { starting: 0, idle: 0, busy: 0 } }]);
  });

  it('kills the container when the caller goes away', async () => {
    const { invoke, line, functions } = start('console.log("here"); return new Promise(() => undefined)');
    const gone = new AbortController();
    const outcome = invoke('', { signal: gone.signal });
    await line('here');
    gone.abort();
    expect((await outcome).status).toBe(444);
    expect(functions.status()).toMatchObject([{ containers: { idle: 0, busy: 0 } }]);
  });

  it('gives up a container that is starting when the caller goes away', async () => {
    const bundle = writeBundle(folder, `console.log('up'); setInterval(() => undefined, 1000)`);
    const { invoke, line, functions } = startBundle(bundle, { machineClock: createManualClock() });
    const gone = new AbortController();
    const outcome = invoke('', { signal: gone.signal });
    await line('up');
    gone.abort();
    expect((await outcome).status).toBe(444);
    expect(functions.status()).toMatchObject([{ containers: { starting: 0, idle: 0, busy: 0 } }]);
  });

  it.each([
    [
      'another status',
      'HTTP/1.1 201 Created\\r\\ncontent-length: 2\\r\\n\\r\\n{}',
      'FunctionInvokeInvalidResponse',
    ],
    [
      'a change of protocol',
      'HTTP/1.1 101 Switching Protocols\\r\\nconnection: upgrade\\r\\nupgrade: x\\r\\n\\r\\n',
      'FunctionInvokeExecutionError',
    ],
    ['half an answer', 'HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\n{', 'FunctionInvokeExecutionError'],
    ['what is not HTTP', 'hello', 'FunctionInvokeExecutionError'],
  ])('trusts no process that answers outside the contract: %s', async (_what, answer, code) => {
    const bundle = writeBundle(
      folder,
      `const fs = require('node:fs'), net = require('node:net');
       const link = process.env.FN_LISTENER.slice('unix:'.length);
       net.createServer((socket) => socket.once('data', () => socket.end('${answer}')))
         .listen(link + '.tmp', () => fs.symlinkSync(link + '.tmp', link));`,
    );
    const { invoke, functions } = startBundle(bundle);
    expect(await invoke()).toMatchObject({ status: 502, error: { code } });
    expect(functions.status()).toMatchObject([{ containers: { idle: 0, busy: 0 } }]);
  });

  it('takes bodies up to the limit, whole, and refuses larger ones', async () => {
    const { invoke } = start(
      `return { bytes: input.length, hash: require('node:crypto').createHash('sha256').update(input).digest('hex') }`,
    );
    const text = 'ü'.repeat(MAX_INVOCATION_BODY_BYTES / 2);
    expect(jsonOf(await invoke(text))).toEqual({
      bytes: MAX_INVOCATION_BODY_BYTES,
      hash: createHash('sha256').update(text).digest('hex'),
    });
    expect(await invoke(`${text}x`)).toMatchObject({
      status: 413,
      error: { code: 'FunctionInvokeRequestContentTooLarge' },
    });
  });

  it('passes on an answer up to the limit and refuses a larger one', async () => {
    const { invoke } = start(`return 'x'.repeat(Number(input.toString()))`);
    const quotes = 2;
    const largest = await invoke(String(MAX_INVOCATION_BODY_BYTES - quotes));
    expect(largest.body.length).toBe(MAX_INVOCATION_BODY_BYTES);
    expect(await invoke(String(MAX_INVOCATION_BODY_BYTES))).toMatchObject({
      status: 502,
      error: { code: 'FunctionInvokeResponseBodyTooLarge' },
    });
  });

  it('refuses an answer with more headers than can be read', async () => {
    const { invoke } = start(`context.setResponseHeader('x-long', 'x'.repeat(32768)); return {}`);
    expect(await invoke()).toMatchObject({ error: { code: 'FunctionInvokeResponseHeaderTooLarge' } });
  });

  it('says that a bundle does not load, and shows why', async () => {
    const { invoke, lines } = startBundle(writeBundle(folder, `throw new Error('cannot load')`));
    expect(await invoke()).toMatchObject({ status: 502, error: { code: 'FunctionInvokeContainerInitFail' } });
    expect(lines.join('\n')).toContain('cannot load');
  });

  it('gives up on a bundle that never listens', async () => {
    const machineClock = createManualClock();
    const bundle = writeBundle(folder, `console.log('up'); setInterval(() => undefined, 1000)`);
    const { invoke, line } = startBundle(bundle, { machineClock });
    const outcome = invoke();
    await line('up');
    await machineClock.advance(10_000);
    expect(await outcome).toMatchObject({
      status: 504,
      error: { code: 'FunctionInvokeContainerInitTimeout' },
    });
  });

  it('refuses a function that is not there, and an image without a bundle', async () => {
    const world = start('return {}');
    world.fn = buildFunction({ image: 'iad.ocir.io/ns/other:1' });
    expect(await world.invoke()).toMatchObject({
      status: 502,
      error: { code: 'FunctionInvokeImageNotAvailable' },
    });
    world.fn = undefined;
    expect(await world.invoke()).toMatchObject({ status: 404, error: { code: 'NotAuthorizedOrNotFound' } });
    expect(world.functions.status()).toEqual([]);
  });
});
