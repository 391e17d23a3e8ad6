import { checkBounds } from '@weather-stream/message-schema';
import * as fc from 'fast-check';
import { WeatherSourceError } from './errors';
import { judgeOpenMeteoAnswer } from './judge-open-meteo-answer';
import { anAnswer, anOpenMeteoDocument, newark } from './testing/builders';

const judge = (body: unknown, status = 200): unknown => judgeOpenMeteoAnswer(anAnswer(body, status), newark);

describe(judgeOpenMeteoAnswer, () => {
  it('maps the answer to fields and units of WeatherAPI.com, with facts of the station', () => {
    const { tzId, id: _id, ...facts } = newark;
    expect(judge(anOpenMeteoDocument())).toEqual({
      location: { ...facts, tz_id: tzId },
      current: {
        last_updated_epoch: 1_767_225_600,
        last_updated: '2025-12-31 19:00',
        temp_c: 1.1,
        temp_f: 34,
        is_day: 0,
        condition: { text: 'Clear', wmo_code: 0 },
        wind_kph: 16.1,
        wind_mph: 10,
        wind_degree: 290,
        wind_dir: 'WNW',
        pressure_mb: 1015.9,
        pressure_in: 30,
        precip_mm: 2.54,
        precip_in: 0.1,
        humidity: 52,
        cloud: 3,
        feelslike_c: -3.4,
        feelslike_f: 25.9,
        gust_kph: 32.2,
        gust_mph: 20,
        open_meteo: { rain: 0, surface_pressure: 1015.5 },
      },
    });
  });

  it('leaves out what is null, and keeps what it does not know', () => {
    const current = { temperature_2m: null, weather_code: null, brand_new: { deep: [1] } };
    const observation = judge(anOpenMeteoDocument(current)) as { current: Record<string, unknown> };
    expect(observation.current).not.toHaveProperty('temp_c');
    expect(observation.current).not.toHaveProperty('condition');
    expect(observation.current.open_meteo).toMatchObject({ brand_new: { deep: [1] } });
  });

  it.each([
    ['2026-01-01T00:00', 0],
    ['2025-12-31T19:00', -18_000],
  ])('reads the time %s with an offset of %i s too', (time, offset) => {
    const document = anOpenMeteoDocument({ time }, { utc_offset_seconds: offset });
    expect(judge(document)).toMatchObject({ current: { last_updated_epoch: 1_767_225_600 } });
  });

  it('says that the sun shines by day only', () => {
    expect(judge(anOpenMeteoDocument({ is_day: 1 }))).toMatchObject({
      current: { condition: { text: 'Sunny' } },
    });
    expect(judge(anOpenMeteoDocument({ weather_code: 1234 }))).toMatchObject({
      current: { condition: { text: 'WMO code 1234' } },
    });
  });

  it.each([
    [
      400,
      { error: true, reason: 'Latitude must be in range of -90 to 90°.' },
      'SOURCE_REQUEST_REFUSED',
      'Latitude must be',
    ],
    [
      429,
      { error: true, reason: 'Minutely API request limit exceeded.' },
      'SOURCE_THROTTLED',
      'limit exceeded',
    ],
    [200, { error: true, reason: 'No data is available.' }, 'SOURCE_REQUEST_REFUSED', 'No data'],
    [502, '<html>', 'SOURCE_UNAVAILABLE', '502'],
    [200, '<html>', 'SOURCE_ANSWER_NOT_JSON', 'an HTML page'],
    [200, {}, 'SOURCE_ANSWER_INCOMPLETE', 'current.time'],
    [200, anOpenMeteoDocument({ time: 'noon' }), 'SOURCE_ANSWER_INCOMPLETE', 'current.time'],
    [200, anOpenMeteoDocument({ time: 1e17 }), 'SOURCE_ANSWER_INCOMPLETE', 'current.time'],
    [
      200,
      anOpenMeteoDocument({ temperature_2m: '1.1' }),
      'SOURCE_ANSWER_INCOMPLETE',
      'temperature_2m must be of type number',
    ],
    [
      200,
      anOpenMeteoDocument({ cloud_cover: 'few' }),
      'SOURCE_ANSWER_INCOMPLETE',
      'current.cloud must be of type number',
    ],
    [
      200,
      anOpenMeteoDocument({}, { current_units: { temperature_2m: '°F' } }),
      'SOURCE_ANSWER_INCOMPLETE',
      'another unit than °C',
    ],
  ])('answers status %i with %j by %s', (status, body, code, said) => {
    expect(() => judge(body, status)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(said) as string }) as Error,
    );
  });

  it('answers any current object with an observation or a WeatherSourceError', () => {
    const names = fc.constantFrom(...Object.keys(anOpenMeteoDocument().current as object));
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue()), (current) => {
        try {
          judge(anOpenMeteoDocument(current));
        } catch (error) {
          expect(error).toBeInstanceOf(WeatherSourceError);
        }
      }),
    );
  });

  it('maps ordinary weather to possible values', () => {
    const currents = fc.record({
      temperature_2m: fc.double({ min: -80, max: 55, noNaN: true }),
      wind_speed_10m: fc.double({ min: 0, max: 300, noNaN: true }),
      wind_direction_10m: fc.integer({ min: 0, max: 360 }),
      pressure_msl: fc.double({ min: 880, max: 1080, noNaN: true }),
      precipitation: fc.double({ min: 0, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(currents, (current) => {
        expect(checkBounds(judgeOpenMeteoAnswer(anAnswer(anOpenMeteoDocument(current)), newark))).toEqual([]);
      }),
    );
  });
});
