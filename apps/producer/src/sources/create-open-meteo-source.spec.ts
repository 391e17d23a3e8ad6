import { createManualClock } from '@weather-stream/service-kit';
import { createOpenMeteoSource } from './create-open-meteo-source';
import { aReader, anAnswer, anOpenMeteoDocument, newark } from './testing/builders';

const never = new AbortController().signal;

describe(createOpenMeteoSource, () => {
  it('asks for the current weather at the coordinates of the station, without any key', async () => {
    const http = aReader(anAnswer(anOpenMeteoDocument()));
    const options = { apiUrl: 'https://api.open-meteo.com/v1', http, clock: createManualClock() };
    expect(await createOpenMeteoSource(options).poll(newark, never)).toMatchObject({
      current: { temp_c: 1.1 },
    });
    const [url] = http.urls;
    expect(`${url?.origin ?? ''}${url?.pathname ?? ''}`).toBe('https://api.open-meteo.com/v1/forecast');
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      latitude: '40.6925',
      longitude: '-74.168667',
      current: expect.stringMatching(/^temperature_2m,.*weather_code/) as string,
      timeformat: 'unixtime',
    });
  });

  it('tries again when the service is busy', async () => {
    const clock = createManualClock();
    const http = aReader(anAnswer('<html>', 502), anAnswer(anOpenMeteoDocument()));
    const poll = createOpenMeteoSource({ apiUrl: 'https://x/v1', http, clock }).poll(newark, never);
    await clock.advance(10_000);
    expect(await poll).toMatchObject({ location: { name: newark.name } });
  });
});
