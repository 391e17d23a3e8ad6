import { readFile, writeFile } from 'node:fs/promises';
import type { FakeStream } from './testing/start-fake-stream';
import { useProducer } from './testing/use-producer';

const { bundle, aStateFile, aStream, start } = useProducer();

const idsOn = ({ kept }: FakeStream) => kept.map(({ value }) => value.id ?? value.rejectionId ?? '');
const perKey = ({ kept }: FakeStream, key: string) =>
  kept.filter((message) => message.key === key).map(({ value }) => value.id ?? '');

describe('the producer process', () => {
  it('publishes exactly the next observations, each once and in order, though entries fail', async () => {
    const fake = await aStream({ fate: (put, index) => ((put + index) % 3 === 0 ? 'throttle' : 'store') });
    const PRODUCER_STATE_FILE = aStateFile();
    expect(await start(['--count', '20'], { PRODUCER_STATE_FILE }).ended).toBe(0);
    const second = start(['--count', '22'], { PRODUCER_STATE_FILE });
    expect(await second.ended).toBe(0);
    expect(await second.said('finished')).toMatchObject({ published: 22 });
    expect(new Set(idsOn(fake)).size).toBe(42);
    expect(fake.kept).toHaveLength(42);
    for (const station of ['EWR', 'JFK', 'LGA']) {
      const order = perKey(fake, station);
      expect(order).toHaveLength(14);
      expect(order).toEqual([...order].sort());
    }
  }, 30_000);

  it('finds out with --check whether a run could begin, and publishes nothing', async () => {
    const fake = await aStream();
    const check = async (args: string[], PRODUCER_STATE_FILE = aStateFile()) => {
      const run = start([...args, '--check'], { PRODUCER_STATE_FILE });
      return { code: await run.ended, stderr: run.stderr() };
    };
    expect(await check([])).toEqual({ code: 0, stderr: '' });
    expect(await check(['--count', '26115'])).toEqual({ code: 0, stderr: '' });
    expect(await check(['--count', '26116'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('26115 observations remain') as string,
    });
    const broken = aStateFile();
    await writeFile(broken, '{"version": 1, "stat');
    expect(await check([], broken)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(broken) as string,
    });
    expect(fake.kept).toEqual([]);
  }, 30_000);

  it('says that the record has ended when nothing is left of it', async () => {
    await aStream();
    const PRODUCER_STATE_FILE = aStateFile();
    const last = '2013-12-30T23:00:00Z';
    const stations = { EWR: last, JFK: last, LGA: last };
    await writeFile(PRODUCER_STATE_FILE, JSON.stringify({ version: 1, stations }));
    const run = start(['--once'], { PRODUCER_STATE_FILE });
    expect(await run.ended).toBe(0);
    expect(await run.said('record-ended')).toMatchObject({ endsAt: '2013-12-30T23:00:00.000Z' });
    expect(await run.said('finished')).toMatchObject({ published: 0 });
  }, 30_000);

  it('goes on after a kill with nothing missing', async () => {
    const fake = await aStream();
    const PRODUCER_STATE_FILE = aStateFile();
    const killed = start(['--count', '5000'], { PRODUCER_STATE_FILE });
    await killed.said('put');
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    const { stations } = JSON.parse(
      await readFile(PRODUCER_STATE_FILE, 'utf8').catch(() => '{"stations":{}}'),
    ) as { stations: Record<string, string> };
    for (const [station, instant] of Object.entries(stations)) {
      expect(idsOn(fake)).toContain(`${station}@${instant}`);
    }
    expect(await start(['--count', '30'], { PRODUCER_STATE_FILE }).ended).toBe(0);
    const hours = [...new Set(perKey(fake, 'EWR'))].sort();
    expect(hours[0]).toBe('EWR@2013-01-01T06:00:00Z');
    const instants = hours.map((id) => Date.parse(id.slice(4)));
    expect(Math.max(...instants) - Math.min(...instants)).toBe((hours.length - 1) * 3_600_000);
  }, 30_000);

  it('drains on SIGTERM, says that nothing is left, and exits 0', async () => {
    const fake = await aStream();
    const run = start([]);
    await run.said('put');
    run.child.kill('SIGTERM');
    expect(await run.said('drained')).toMatchObject({ unsent: 0 });
    expect(await run.ended).toBe(0);
    expect(run.lines[0]).toMatchObject({ event: 'started', source: 'recorded' });
    const polled = run.lines.filter(({ event }) => event === 'polled').map((line) => line.observationId);
    expect(idsOn(fake).sort()).toEqual(polled.sort());
  }, 30_000);

  it('says how much a stream that hangs has not acknowledged, within its deadline', async () => {
    await aStream({ intercept: () => true });
    const run = start([], { DRAIN_TIMEOUT_MS: '50' });
    await run.said('polled');
    run.child.kill('SIGINT');
    expect((await run.said('drained')).unsent).toBeGreaterThan(0);
    expect(await run.ended).toBe(0);
  }, 30_000);

  it('stops when its parent is gone', async () => {
    await aStream();
    const run = start([]);
    await run.said('put');
    run.child.disconnect();
    expect(await run.ended).toBe(0);
    expect(run.lines.at(-1)).toMatchObject({ event: 'drained' });
  }, 30_000);

  it('waits out a stream that answers 429 and 503', async () => {
    const fake = await aStream({
      intercept: (put, response) => {
        if (put > 1) return false;
        response.statusCode = put === 0 ? 429 : 503;
        response.end('{"code":"TooManyRequests","message":"next request can be made in 10 ms"}');
        return true;
      },
    });
    const run = start(['--once']);
    expect(await run.ended).toBe(0);
    expect(fake.kept).toHaveLength(3);
    expect(await run.said('put-failed')).toMatchObject({ opcRequestId: 'R0', retriable: true });
  }, 30_000);

  it('gives up at once where the stream is not there, with both reasons for a 404', async () => {
    await aStream({
      intercept: (_put, response) => {
        response.statusCode = 404;
        response.end('{"code":"NotAuthorizedOrNotFound","message":"no"}');
        return true;
      },
    });
    const run = start(['--once']);
    expect(await run.ended).toBe(1);
    expect((await run.said('put-failed')).msg).toContain('stream-push');
    expect(run.lines.at(-1)).toMatchObject({ event: 'failed', code: 'INCOMPLETE' });
  }, 30_000);

  it('refuses a state file that is written half, with its path and exit code 2', async () => {
    const PRODUCER_STATE_FILE = aStateFile();
    await writeFile(PRODUCER_STATE_FILE, '{"version": 1, "stat');
    const run = start(['--once'], { PRODUCER_STATE_FILE });
    expect(await run.ended).toBe(2);
    expect(run.stderr()).toContain(`${PRODUCER_STATE_FILE} is not a checkpoint`);
    expect(run.stderr()).not.toMatch(/\n\s+at /);
  }, 30_000);

  it('names every problem of its settings at once, without a stack trace or a secret', async () => {
    const run = start([], { STREAM_ID: '', WEATHER_API_KEY: 'very secret', PUT_LINGER_MS: 'soon' });
    expect(await run.ended).toBe(2);
    expect(run.lines).toEqual([]);
    expect(run.stderr()).toContain('STREAM_ID');
    expect(run.stderr()).toContain('PUT_LINGER_MS');
    expect(run.stderr()).not.toContain('very secret');
    expect(run.stderr()).not.toMatch(/\n\s+at /);
  }, 30_000);

  it.each([
    [['--count', '26116'], {}, '26115 observations remain'],
    [['--count', '3'], { WEATHER_SOURCE: 'open-meteo' }, 'WEATHER_SOURCE is open-meteo'],
    [['--sometimes'], {}, 'Usage:'],
  ])(
    'answers %j with exit code 2 and a sentence',
    async (args, env, sentence) => {
      const run = start(args, env);
      expect(await run.ended).toBe(2);
      expect(run.stderr()).toContain(sentence);
    },
    30_000,
  );
});

it('carries no line of the local cloud', () => {
  const inputs = Object.keys(bundle().metafile.inputs);
  expect(inputs).toContain('apps/producer/src/main.ts');
  expect(inputs.filter((path) => /packages\/local-cloud|apps\/local|duckdb/.test(path))).toEqual([]);
});
