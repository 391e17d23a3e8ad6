import * as fc from 'fast-check';
import { WeatherSourceError } from './errors';
import { judgeWeatherApiAnswer } from './judge-weather-api-answer';
import { anAnswer, aWeatherApiDocument } from './testing/builders';

const context = { stationId: 'EWR', redact: (text: string): string => text.replaceAll('hush', '***') };
const judge = (body: unknown, status = 200): unknown =>
  judgeWeatherApiAnswer(anAnswer(body, status), context);

function errorOf(body: unknown, status: number): WeatherSourceError {
  try {
    judge(body, status);
  } catch (error) {
    if (error instanceof WeatherSourceError) return error;
    throw error;
  }
  throw new Error('expected an error');
}

describe(judgeWeatherApiAnswer, () => {
  it('takes the document as it is, with fields that we do not know', () => {
    const document = { ...aWeatherApiDocument({ brand_new: { deep: [1, null] } }), alerts: [] };
    expect(judge(document)).toEqual(document);
  });

  it('counts a measurement that is null as missing', () => {
    expect(judge(aWeatherApiDocument({ gust_kph: null, uv: 1 }))).toEqual(aWeatherApiDocument({ uv: 1 }));
  });

  it.each([
    [401, 1002, 'API key is invalid or not provided.', 'SOURCE_KEY_REFUSED', false],
    [400, 1003, 'Parameter q is missing.', 'SOURCE_REQUEST_REFUSED', false],
    [400, 1006, 'No matching location found.', 'STATION_UNKNOWN', false],
    [401, 2006, 'API key is invalid.', 'SOURCE_KEY_REFUSED', false],
    [403, 2007, 'API key has exceeded calls per month quota.', 'SOURCE_QUOTA_EXCEEDED', false],
    [403, 2008, 'API key has been disabled.', 'SOURCE_KEY_REFUSED', false],
    [403, 2009, 'API key does not have access to the resource.', 'SOURCE_KEY_REFUSED', false],
    [400, 9999, 'Internal application error.', 'SOURCE_UNAVAILABLE', true],
    [200, 1006, 'No matching location found.', 'STATION_UNKNOWN', false],
  ])('status %i with code %i (%s) means %s', (status, code, message, expected, retriable) => {
    const error = errorOf({ error: { code, message } }, status);
    expect(error).toMatchObject({ code: expected, retriable });
    expect(error.message).toContain(message.slice(0, -1));
    expect(error.message).toContain('EWR');
  });

  it.each([
    [401, 'SOURCE_KEY_REFUSED', false],
    [403, 'SOURCE_KEY_REFUSED', false],
    [404, 'SOURCE_REQUEST_REFUSED', false],
    [302, 'SOURCE_REQUEST_REFUSED', false],
    [408, 'SOURCE_UNAVAILABLE', true],
    [429, 'SOURCE_THROTTLED', true],
    [500, 'SOURCE_UNAVAILABLE', true],
    [503, 'SOURCE_UNAVAILABLE', true],
  ])('status %i without a body that we know means %s', (status, code, retriable) => {
    expect(errorOf('<html>', status)).toMatchObject({ code, retriable });
  });

  it('keeps the pause that the API asks for', () => {
    expect(() => judgeWeatherApiAnswer({ status: 429, text: '', retryAfterMs: 9000 }, context)).toThrow(
      expect.objectContaining({ retryAfterMs: 9000 }) as Error,
    );
  });

  it.each([
    ['<!DOCTYPE html><p>Sign in</p>', 'an HTML page'],
    ['', 'not a JSON object'],
    ['[]', 'not a JSON object'],
    ['"sunny"', 'not a JSON object'],
  ])('says of %j that it is %s', (text, said) => {
    const error = errorOf(text, 200);
    expect(error).toMatchObject({ code: 'SOURCE_ANSWER_NOT_JSON', retriable: true });
    expect(error.message).toContain(said);
  });

  it.each([
    ['no current', { location: { name: 'x' } }, 'current.last_updated_epoch'],
    ['no instant', aWeatherApiDocument({ last_updated_epoch: undefined }), 'current.last_updated_epoch'],
    ['no location', { current: { last_updated_epoch: 1 } }, 'location.name'],
    [
      'a temperature in words',
      aWeatherApiDocument({ temp_c: 'mild' }),
      'current.temp_c must be of type number',
    ],
  ])('says what is missing: %s', (_case, document, said) => {
    const error = errorOf(document, 200);
    expect(error).toMatchObject({ code: 'SOURCE_ANSWER_INCOMPLETE', retriable: false });
    expect(error.message).toContain(said);
  });

  it('takes the key out of what the API says', () => {
    expect(
      errorOf({ error: { code: 2006, message: 'API key hush is invalid.' } }, 401).message,
    ).not.toContain('hush');
  });

  it('answers any body and status with an observation or a WeatherSourceError', () => {
    const bodies = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(fc.constantFrom('location', 'current', 'error'), fc.jsonValue()),
    );
    fc.assert(
      fc.property(bodies, fc.integer({ min: 100, max: 599 }), (body, status) => {
        expect(errorOf(body, status)).toBeInstanceOf(WeatherSourceError);
      }),
    );
  });
});
