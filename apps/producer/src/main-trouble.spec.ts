import { newYorkAirports } from '@weather-stream/runtime-config';
import { startTestServer, stopTestServers } from './sources/testing/start-test-server';
import { ids, useProducer } from './testing/use-producer';

const { aStateFile, aStream, start } = useProducer();
afterEach(stopTestServers);

describe('the producer process in trouble', () => {
  it('ends with both ways to a private endpoint where something else answers for it', async () => {
    const fake = await aStream();
    const STREAM_MESSAGES_ENDPOINT = fake.url.replace('http:', 'https:');
    const run = start(['--once'], { STREAM_MESSAGES_ENDPOINT });
    expect(await run.ended).toBe(1);
    const said = run.lines.filter(({ event }) => event === 'put-failed' || event === 'failed');
    expect(said.map(({ event }) => event)).toEqual(['put-failed', 'failed']);
    for (const { msg } of said) expect(msg).toMatch(/on the VM .* streamPoolAccess: public/);
  }, 30_000);

  it('keeps what claims to be of the future on the other stream, and goes on with the truth', async () => {
    const fake = await aStream();
    const nowSeconds = Math.floor(Date.now() / 1000);
    const instants = [nowSeconds + 400 * 86_400, nowSeconds - 60];
    const api = await startTestServer((_request, response) => {
      const current = { last_updated_epoch: instants.shift() ?? nowSeconds - 60, temp_c: 20 };
      response.end(JSON.stringify({ location: { name: 'Newark' }, current }));
    });
    const settings = {
      WEATHER_SOURCE: 'weatherapi',
      WEATHER_API_KEY: 'key',
      WEATHER_API_URL: `${api.url}/v1`,
      WEATHER_STATIONS: JSON.stringify([newYorkAirports[0]]),
      PRODUCER_STATE_FILE: aStateFile(),
    };
    expect(await start(['--once'], settings).ended).toBe(0);
    expect(await start(['--once'], settings).ended).toBe(0);
    const toText = (seconds: number) => `EWR@${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
    expect(fake.kept.map(({ streamId, value }) => [streamId, value.rejectionId ?? value.id])).toEqual([
      [ids.rejected, `producer/${toText(nowSeconds + 400 * 86_400)}`],
      [ids.stream, toText(nowSeconds - 60)],
    ]);
  }, 30_000);

  it('counts the polls that failed, and says that nothing will be remembered', async () => {
    await aStream();
    const api = await startTestServer((_request, response) => response.writeHead(401).end('{}'));
    const settings = {
      WEATHER_SOURCE: 'weatherapi',
      WEATHER_API_KEY: 'key',
      WEATHER_API_URL: `${api.url}/v1`,
    };
    const run = start(['--once'], settings);
    expect(await run.ended).toBe(1);
    expect(await run.said('finished')).toMatchObject({ published: 0, failed: 3, pollFailures: 3 });
    expect(await run.said('no-state-file')).toMatchObject({ level: 'warn' });
  }, 30_000);

  it('refuses the checkpoint of a recorded year for a source of the present', async () => {
    const fake = await aStream();
    const PRODUCER_STATE_FILE = aStateFile();
    await start(['--once'], { PRODUCER_STATE_FILE }).ended;
    const run = start(['--once'], { PRODUCER_STATE_FILE, WEATHER_SOURCE: 'open-meteo' });
    expect(await run.ended).toBe(2);
    expect(run.stderr()).toContain(`${PRODUCER_STATE_FILE} is the checkpoint of the source recorded`);
    expect(fake.kept).toHaveLength(3);
  }, 30_000);
});
