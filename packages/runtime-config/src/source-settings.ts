import { optionalSetting, settingWithDefault } from './setting';
import { newYorkAirports, stationList } from './stations';
import { apiBaseUrl } from './url-kinds';
import { anyText, choice, decimalNumber, textMatching, wholeNumber } from './value-kinds';

/** Kinds of weather sources that `WEATHER_SOURCE` can name. */
export const weatherSourceKinds = ['recorded', 'weatherapi', 'open-meteo'] as const;

/** Settings of the producer that say what is observed, and where. */
export const sourceSettings = {
  weatherSource: settingWithDefault(
    {
      name: 'WEATHER_SOURCE',
      description: 'where observations come from',
      standard: 'open-meteo',
      example: 'weatherapi',
    },
    choice(weatherSourceKinds),
  ),
  stations: optionalSetting(
    {
      name: 'WEATHER_STATIONS',
      description: 'stations to poll',
      whenUnset: `the airports ${newYorkAirports.map(({ id }) => id).join(', ')}`,
      example:
        '[{"id":"HAM","name":"Hamburg","region":"Hamburg","country":"Germany","lat":53.63,"lon":9.99,"tzId":"Europe/Berlin"}]',
    },
    stationList,
  ),
  weatherApiKey: optionalSetting(
    {
      name: 'WEATHER_API_KEY',
      description: 'key of WeatherAPI.com',
      whenUnset: 'required by the source weatherapi',
      example: '0123456789abcdef0123456789abcd',
      secret: true,
    },
    textMatching(/^[\x21-\x7e]{1,200}$/, 'a key without blanks'),
  ),
  weatherApiUrl: settingWithDefault(
    {
      name: 'WEATHER_API_URL',
      description: 'base URL of WeatherAPI.com',
      standard: 'https://api.weatherapi.com/v1',
      example: 'https://api.weatherapi.com/v1',
    },
    apiBaseUrl('current.json'),
  ),
  openMeteoUrl: settingWithDefault(
    {
      name: 'OPEN_METEO_URL',
      description: 'base URL of Open-Meteo',
      standard: 'https://api.open-meteo.com/v1',
      example: 'https://api.open-meteo.com/v1',
    },
    apiBaseUrl('forecast'),
  ),
  pollIntervalSeconds: optionalSetting(
    {
      name: 'POLL_INTERVAL_SECONDS',
      description: 'time from one poll of all stations to the next',
      unit: 's',
      whenUnset: '900; 0.5 with the source recorded',
      example: '600',
    },
    decimalNumber(0.05, 86_400),
  ),
  requestTimeoutMs: settingWithDefault(
    {
      name: 'WEATHER_REQUEST_TIMEOUT_MS',
      description: 'time that one request to the weather source may take',
      unit: 'ms',
      standard: '10000',
      example: '5000',
    },
    wholeNumber(50, 120_000),
  ),
  recordedHoursPerSecond: settingWithDefault(
    {
      name: 'RECORDED_HOURS_PER_SECOND',
      description: 'speed of the recorded source',
      unit: 'h/s',
      standard: '1',
      example: '0.5',
    },
    decimalNumber(0.001, 10_000),
  ),
  stateFile: optionalSetting(
    {
      name: 'PRODUCER_STATE_FILE',
      description: 'file that remembers the last published observation of each station',
      whenUnset: 'nothing is remembered between runs',
      example: '/var/lib/weather-stream/checkpoint.json',
    },
    anyText('a path'),
  ),
};
