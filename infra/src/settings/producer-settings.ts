import type { Input } from '@pulumi/pulumi';
import { optional, secret, withDefault } from './setting';
import * as kinds from './setting-kinds';

/** Settings of the producer, of its machine, and of who is told when something is wrong. */
export const producerSettings = {
  weatherSource: withDefault<'open-meteo' | 'weatherapi' | 'recorded'>(
    { what: 'where observations come from', standard: 'open-meteo', example: 'weatherapi' },
    kinds.choice(['open-meteo', 'weatherapi', 'recorded']),
  ),
  weatherApiKey: secret<Input<string>>({
    what: 'key of WeatherAPI.com, kept in the Vault',
    whenUnset: 'required by the source weatherapi',
    example: 'secure: …',
  }),
  weatherStations: optional(
    {
      what: 'stations to poll: WEATHER_STATIONS of the producer',
      whenUnset: 'the airports EWR, JFK, LGA',
      example:
        '[{"id":"HAM","name":"Hamburg","region":"Hamburg","country":"Germany","lat":53.63,"lon":9.99,"tzId":"Europe/Berlin"}]',
    },
    kinds.jsonText,
  ),
  pollIntervalSeconds: optional(
    { what: 'time from one poll to the next', whenUnset: "the producer's own default", example: '600' },
    kinds.numberWithin(0.05, 86_400, { whole: false }),
  ),
  producerShape: withDefault(
    {
      what: "shape of the producer's machine",
      standard: 'VM.Standard.A1.Flex',
      example: 'VM.Standard.E5.Flex',
    },
    kinds.textMatching(/^VM\.[A-Za-z0-9.]{3,60}$/, 'the name of a VM shape'),
  ),
  producerOcpus: withDefault(
    { what: 'OCPUs of a flexible shape', standard: 1, example: '2' },
    kinds.numberWithin(1, 64),
  ),
  producerMemoryInGbs: withDefault(
    { what: 'memory of a flexible shape', standard: 6, example: '12' },
    kinds.numberWithin(1, 1024),
  ),
  producerImageId: optional(
    {
      what: 'image of the machine',
      whenUnset: 'the newest Oracle Linux 9 for the shape; a newer one replaces the machine',
      example: 'ocid1.image.oc1.eu-frankfurt-1.aaaaaaaaexample',
    },
    kinds.ocid('image'),
  ),
  producerDynamicGroupId: optional(
    {
      what: 'an existing dynamic group that the machine belongs to',
      whenUnset: 'a group of its own is made',
      example: 'ocid1.dynamicgroup.oc1..aaaaaaaaexample',
    },
    kinds.ocid('dynamicgroup'),
  ),
  logLevel: withDefault<'debug' | 'info' | 'warn' | 'error'>(
    { what: 'how much producer and function log', standard: 'info', example: 'debug' },
    kinds.choice(['debug', 'info', 'warn', 'error']),
  ),
  alarmEmail: optional(
    {
      what: 'who is told of alarms; the address must be confirmed once',
      whenUnset: 'alarms are seen in the console only',
      example: 'ops@example.com',
    },
    kinds.textMatching(/^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,60}$/, 'an e-mail address'),
  ),
  producerSilentMinutes: withDefault(
    { what: 'silence of the producer that raises an alarm', standard: 60, example: '30' },
    kinds.numberWithin(5, 60),
  ),
};
