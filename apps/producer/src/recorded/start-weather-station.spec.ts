import { newYorkAirports } from '@weather-stream/runtime-config';
import { createManualClock, type ManualClock } from '@weather-stream/service-kit';
import { createHttpReader } from '../sources/create-http-reader';
import { createWeatherApiSource } from '../sources/create-weather-api-source';
import {
  startWeatherStation,
  type WeatherStation,
  type WeatherStationOptions,
} from './start-weather-station';
import { aRecorded, firstInstant, hoursLater } from './testing/builders';

const [newark] = newYorkAirports;
const never = new AbortController().signal;
const record = [0, 1, 3].map((hour) => aRecorded({ observedAt: hoursLater(hour), temp_f: 40 + hour }));
const open: (() => unknown)[] = [];

async function aStation(
  options: Partial<WeatherStationOptions> = {},
): Promise<WeatherStation & { clock: ManualClock }> {
  const clock = createManualClock();
  const station = await startWeatherStation({ record, clock, mode: { kind: 'stepped' }, ...options });
  open.push(() => station.close());
  return { ...station, clock };
}

async function get(
  station: WeatherStation,
  query: string,
  path = '/current.json',
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${station.url}${path}?${query}`);
  expect(response.headers.get('content-type')).toBe('application/json');
  return { status: response.status, body: await response.json() };
}

const temperatures = async (station: WeatherStation): Promise<unknown> => {
  const { body } = await get(station, `key=${station.apiKey}&q=EWR`);
  return (body as { current: { temp_f: number } }).current.temp_f;
};

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

describe(startWeatherStation, () => {
  it.each([
    ['q=EWR', 401, 1002, 'API key is invalid or not provided.'],
    ['key=wrong&q=EWR', 401, 2006, 'API key is invalid.'],
    ['key=spent&q=EWR', 403, 2007, 'API key has exceeded calls per month quota.'],
    ['key=off&q=EWR', 403, 2008, 'API key has been disabled.'],
    ['key=good', 400, 1003, 'Parameter q is missing.'],
    ['key=good&q=Atlantis', 400, 1006, 'No matching location found.'],
    ['key=constructor&q=EWR', 401, 2006, 'API key is invalid.'],
  ])('answers ?%s as WeatherAPI.com does: %i, %i', async (query, status, code, message) => {
    const station = await aStation({ keys: { good: 'valid', spent: 'over-quota', off: 'disabled' } });
    expect(await get(station, query)).toEqual({ status, body: { error: { code, message } } });
  });

  it('says that other operations are not there', async () => {
    const station = await aStation();
    expect(await get(station, 'key=x', '/forecast.json')).toMatchObject({ status: 501 });
    expect(await get(station, 'key=x', '/nonsense')).toMatchObject({
      status: 400,
      body: { error: { code: 1005 } },
    });
  });

  it('stands still until it is told to step, one recorded hour at a time', async () => {
    const station = await aStation();
    const seen = [await temperatures(station)];
    await station.clock.advance(3_600_000);
    for (let step = 0; step < 3; step += 1) {
      station.step();
      seen.push(await temperatures(station));
    }
    expect(seen).toEqual([40, 41, 41, 43]);
    expect(station.position()).toEqual({ instant: new Date(hoursLater(3)), isAtEnd: true });
  });

  it('goes with the clock, one recorded hour a second, and stops at the end of the record', async () => {
    const station = await aStation({ mode: { kind: 'lapsed', hoursPerSecond: 1 } });
    const seen: unknown[] = [];
    for (const ms of [0, 999, 1, 2000, 60_000]) {
      await station.clock.advance(ms);
      seen.push([
        await temperatures(station),
        (station.position().instant.getTime() - firstInstant) / 3_600_000,
      ]);
    }
    expect(seen).toEqual([
      [40, 0],
      [40, 0.999],
      [41, 1],
      [43, 3],
      [43, 3],
    ]);
  });

  it('begins where it is told to', async () => {
    const station = await aStation({ startAt: hoursLater(1) });
    expect(await temperatures(station)).toBe(41);
    expect(station.position().isAtEnd).toBe(false);
  });

  it('is read by the ordinary client of WeatherAPI.com', async () => {
    const { url: apiUrl, apiKey, clock } = await aStation();
    const http = createHttpReader({ timeoutMs: 5000, clock });
    const source = createWeatherApiSource({ kind: 'recorded', apiKey, apiUrl, http, clock });
    open.unshift(() => source.close());
    expect(source.kind).toBe('recorded');
    expect(await source.poll(newark, never)).toMatchObject({
      location: { name: 'Newark Liberty Intl' },
      current: { temp_f: 40, last_updated_epoch: firstInstant / 1000 },
    });
    const elsewhere = { ...newark, id: 'LHR', lat: 51.47, lon: -0.45 };
    await expect(source.poll(elsewhere, never)).rejects.toMatchObject({ code: 'STATION_UNKNOWN' });
  });

  it('says so when its port is taken', async () => {
    const { url } = await aStation();
    await expect(aStation({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
  });
});
