import * as fc from 'fast-check';
import { ConfigError } from './errors';
import { parseProducerConfig } from './producer-config';
import { producerSettings } from './producer-settings';
import { newYorkAirports } from './stations';
import { producerEnv } from './testing/environments';
import { problemsOf } from './testing/problems-of';

const hamburg = {
  id: 'HAM',
  name: 'Hamburg',
  region: 'Hamburg',
  country: 'Germany',
  lat: 53.63,
  lon: 9.99,
  tzId: 'Europe/Berlin',
};

describe(parseProducerConfig, () => {
  it('needs nothing but a stream', () => {
    expect(parseProducerConfig(producerEnv())).toEqual({
      source: { kind: 'open-meteo', apiUrl: 'https://api.open-meteo.com/v1' },
      stations: newYorkAirports,
      pollIntervalSeconds: 900,
      requestTimeoutMs: 10_000,
      stream: { by: 'id', streamId: 'ocid1.stream.oc1.eu-frankfurt-1.aaaa' },
      oci: { auth: 'config-file', configProfile: 'DEFAULT' },
      putMaxMessages: 500,
      putLingerMs: 50,
      maxPendingBytes: 16_777_216,
      drainTimeoutMs: 3500,
      logLevel: 'info',
    });
  });

  it('polls the recorded source twice a second unless told otherwise', () => {
    expect(parseProducerConfig(producerEnv({ WEATHER_SOURCE: 'recorded' }))).toMatchObject({
      source: { kind: 'recorded', hoursPerSecond: 1 },
      pollIntervalSeconds: 0.5,
    });
    const config = parseProducerConfig(
      producerEnv({
        WEATHER_SOURCE: 'recorded',
        RECORDED_HOURS_PER_SECOND: '24',
        POLL_INTERVAL_SECONDS: '2',
      }),
    );
    expect(config).toMatchObject({ source: { hoursPerSecond: 24 }, pollIntervalSeconds: 2 });
  });

  it('finds a stream by its name in a pool', () => {
    const env = { STREAM_POOL_ID: 'ocid1.streampool.oc1.eu-frankfurt-1.pool', STREAM_NAME: 'other' };
    expect(parseProducerConfig(env).stream).toEqual({
      by: 'name',
      streamPoolId: env.STREAM_POOL_ID,
      streamName: 'other',
    });
    expect(parseProducerConfig({ STREAM_POOL_ID: env.STREAM_POOL_ID }).stream).toMatchObject({
      streamName: 'weatherstrm',
    });
  });

  it('takes stations as JSON', () => {
    const config = parseProducerConfig(producerEnv({ WEATHER_STATIONS: JSON.stringify([hamburg]) }));
    expect(config.stations).toEqual([hamburg]);
  });

  it.each([
    ['https://api.weatherapi.com', 'https://api.weatherapi.com/v1'],
    ['https://api.weatherapi.com/v1/', 'https://api.weatherapi.com/v1'],
    ['https://api.weatherapi.com/v1/current.json', 'https://api.weatherapi.com/v1'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
  ])('reads %s as the base URL %s', (set, read) => {
    const env = producerEnv({ WEATHER_SOURCE: 'weatherapi', WEATHER_API_KEY: 'k', WEATHER_API_URL: set });
    expect(parseProducerConfig(env).source).toEqual({ kind: 'weatherapi', apiKey: 'k', apiUrl: read });
  });

  it('treats a blank setting as not set', () => {
    expect(parseProducerConfig(producerEnv({ OCI_REGION: ' ', LOG_LEVEL: '' }))).toEqual(
      parseProducerConfig(producerEnv()),
    );
  });

  it('names all problems at once', () => {
    const { bySetting, message } = problemsOf(() =>
      parseProducerConfig({ WEATHER_SOURCE: 'weather', DRAIN_TIMEOUT_MS: '5000', LOG_LEVEL: 'loud' }),
    );
    expect(Object.keys(bySetting).sort()).toEqual([
      'DRAIN_TIMEOUT_MS',
      'LOG_LEVEL',
      'STREAM_ID',
      'WEATHER_SOURCE',
    ]);
    expect(bySetting.DRAIN_TIMEOUT_MS).toBe('"5000" is not a whole number from 0 to 4000; for example 2000');
    expect(message).toContain('4 settings need attention');
  });

  it('carries a code and cannot be helped by trying again', () => {
    expect(() => parseProducerConfig({})).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', retriable: false }) as ConfigError,
    );
  });

  it('asks for the key that the source weatherapi needs, and says what needs none', () => {
    const { bySetting } = problemsOf(() =>
      parseProducerConfig(producerEnv({ WEATHER_SOURCE: 'weatherapi' })),
    );
    expect(bySetting.WEATHER_API_KEY).toContain('WEATHER_SOURCE=open-meteo');
  });

  it('refuses two ways to name a stream', () => {
    const env = producerEnv({ STREAM_POOL_ID: 'ocid1.streampool.oc1.eu-frankfurt-1.pool' });
    expect(problemsOf(() => parseProducerConfig(env)).bySetting.STREAM_ID).toContain('unset one of them');
  });

  it('refuses the OCID of a pool where a stream is meant', () => {
    const { bySetting } = problemsOf(() => parseProducerConfig({ STREAM_ID: 'ocid1.streampool.oc1.x.y' }));
    expect(bySetting.STREAM_ID).toContain('OCID of a stream');
  });

  it('never shows the value of a secret', () => {
    const { message } = problemsOf(() =>
      parseProducerConfig(producerEnv({ WEATHER_SOURCE: 'weatherapi', WEATHER_API_KEY: 'top secret key' })),
    );
    expect(message).toContain('WEATHER_API_KEY');
    expect(message).not.toContain('top secret');
  });

  it('never shows a password in a URL', () => {
    const { message } = problemsOf(() =>
      parseProducerConfig(producerEnv({ STREAMING_ENDPOINT: 'https://me:hush@host.example.com' })),
    );
    expect(message).toContain('user name or a password');
    expect(message).not.toContain('hush');
  });

  it('refuses to send the key in clear to another machine', () => {
    const env = producerEnv({
      WEATHER_SOURCE: 'weatherapi',
      WEATHER_API_KEY: 'k',
      WEATHER_API_URL: 'http://w.example.com',
    });
    expect(problemsOf(() => parseProducerConfig(env)).bySetting.WEATHER_API_URL).toContain('in clear');
  });

  it.each([
    ['not JSON', '[', 'not JSON'],
    ['no stations', '[]', '1 to 1000 stations'],
    ['a station without a name', JSON.stringify([{ ...hamburg, name: undefined }]), '0.name is missing'],
    [
      'an unknown time zone',
      JSON.stringify([{ ...hamburg, tzId: 'Mars/Base' }]),
      '0.tzId is missing or not allowed',
    ],
    ['an id with a blank', JSON.stringify([{ ...hamburg, id: 'A B' }]), '0.id is missing or not allowed'],
    ['a misspelt field', JSON.stringify([{ ...hamburg, lng: 1 }]), 'unknown field lng'],
    ['the same id twice', JSON.stringify([hamburg, hamburg]), 'same id'],
  ])('says what is wrong with stations: %s', (_case, text, said) => {
    const { bySetting } = problemsOf(() => parseProducerConfig(producerEnv({ WEATHER_STATIONS: text })));
    expect(bySetting.WEATHER_STATIONS).toContain(said);
  });

  it.each([
    ['STREAM_NAM', 'did you mean STREAM_NAME?'],
    ['WEATHER_SOURCES', 'did you mean WEATHER_SOURCE?'],
    ['OCI_REGIONS', 'did you mean OCI_REGION?'],
    ['poll_interval_seconds', 'did you mean POLL_INTERVAL_SECONDS?'],
    ['WEATHER_UNHEARD_OF_THING', 'see the table of settings'],
  ])('catches the unknown setting %s', (name, said) => {
    const { bySetting } = problemsOf(() => parseProducerConfig(producerEnv({ [name]: 'x' })));
    expect(bySetting[name]).toContain(said);
  });

  it('leaves the variables of other programs alone', () => {
    const others = {
      OCI_CLI_CONFIG_FILE: '/x',
      NODE_ENV: 'test',
      LOGNAME: 'me',
      ORDS_URL: 'anything',
      TZ: 'UTC',
    };
    expect(parseProducerConfig(producerEnv(others))).toEqual(parseProducerConfig(producerEnv()));
  });

  it('answers any environment with a configuration or a ConfigError', () => {
    const names = Object.values(producerSettings).map(({ name }) => name);
    const environments = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(
        fc.string(),
        fc.constantFrom('recorded', 'weatherapi', '1', '0.5', '[]', 'https://a.b/c', '\u0000'),
      ),
    );
    fc.assert(
      fc.property(environments, (env) => {
        try {
          parseProducerConfig(env);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
    );
  });
});
