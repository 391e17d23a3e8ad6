import { createManualClock } from '@weather-stream/service-kit';
import { createWeatherApiSource } from './create-weather-api-source';
import { WeatherSourceError } from './errors';
import { aReader, anAnswer, aWeatherApiDocument, newark } from './testing/builders';

const never = new AbortController().signal;
const address = { apiKey: 'a key', apiUrl: 'https://api.weatherapi.com/v1', random: () => 0.5 };
const busy = anAnswer('', 503);
const fine = anAnswer(aWeatherApiDocument());
const throttled = (seconds: number): { status: number; text: string; retryAfterMs: number } => ({
  ...anAnswer('', 429),
  retryAfterMs: seconds * 1000,
});

describe(createWeatherApiSource, () => {
  it('asks for the current weather at the coordinates of the station', async () => {
    const http = aReader(fine);
    const source = createWeatherApiSource({ ...address, http, clock: createManualClock() });
    expect(await source.poll(newark, never)).toEqual(aWeatherApiDocument());
    expect(http.urls.map(String)).toEqual([
      'https://api.weatherapi.com/v1/current.json?key=a+key&q=40.6925%2C-74.168667&aqi=no',
    ]);
    expect(source.kind).toBe('weatherapi');
  });

  it('tries again after a short pause when that can help', async () => {
    const clock = createManualClock();
    const http = aReader(busy, new WeatherSourceError('SOURCE_TIMEOUT', 'slow'), fine);
    const poll = createWeatherApiSource({ ...address, http, clock }).poll(newark, never);
    await clock.advance(10_000);
    expect(await poll).toEqual(aWeatherApiDocument());
    expect(http.urls).toHaveLength(3);
  });

  it('gives up after three attempts, until the next poll', async () => {
    const clock = createManualClock();
    const http = aReader(busy);
    const poll = createWeatherApiSource({ ...address, http, clock }).poll(newark, never);
    const outcome = expect(poll).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    await clock.advance(10_000);
    await outcome;
    expect(http.urls).toHaveLength(3);
  });

  it('does not knock again with a key that was refused', async () => {
    const http = aReader(anAnswer({ error: { code: 2008, message: 'API key has been disabled.' } }, 403));
    const poll = createWeatherApiSource({ ...address, http, clock: createManualClock() }).poll(newark, never);
    await expect(poll).rejects.toMatchObject({ code: 'SOURCE_KEY_REFUSED', retriable: false });
    expect(http.urls).toHaveLength(1);
  });

  it('waits as long as it is asked to, when that is not long', async () => {
    const clock = createManualClock();
    const http = aReader(throttled(8), fine);
    const poll = createWeatherApiSource({ ...address, http, clock }).poll(newark, never);
    await clock.advance(7999);
    expect(http.urls).toHaveLength(1);
    await clock.advance(1);
    expect(await poll).toBeDefined();
  });

  it('leaves a source that asks for a long pause alone until the next poll', async () => {
    const http = aReader(throttled(60), fine);
    const poll = createWeatherApiSource({ ...address, http, clock: createManualClock() }).poll(newark, never);
    await expect(poll).rejects.toMatchObject({ code: 'SOURCE_THROTTLED', retryAfterMs: 60_000 });
    expect(http.urls).toHaveLength(1);
  });

  it('never repeats the key that the API repeats', async () => {
    const http = aReader(anAnswer({ error: { code: 2006, message: 'API key a key is invalid.' } }, 401));
    const poll = createWeatherApiSource({ ...address, http, clock: createManualClock() }).poll(newark, never);
    await expect(poll).rejects.toMatchObject({ message: expect.not.stringContaining('a key') as string });
  });
});
