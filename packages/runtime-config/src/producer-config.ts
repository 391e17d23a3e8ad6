import type { ConfigProblem } from './errors';
import { findUnknownSettings } from './find-unknown-settings';
import { functionSettings } from './function-settings';
import { producerSettings } from './producer-settings';
import { readSettings, valuesOrThrow, type SettingValues } from './setting';
import { newYorkAirports, type Station } from './stations';
import type { ociAuthKinds } from './stream-settings';
import type { Environment, LogLevelName } from './types';

/** Which weather source, with what it alone needs. */
export type SourceConfig =
  | { kind: 'recorded'; hoursPerSecond: number }
  | { kind: 'weatherapi'; apiKey: string; apiUrl: string }
  | { kind: 'open-meteo'; apiUrl: string };

/** Which stream: by its OCID, or by its name in a pool. */
export type StreamReference =
  { by: 'id'; streamId: string } | { by: 'name'; streamPoolId: string; streamName: string };

/** How to reach Oracle Cloud. */
export interface OciConfig {
  auth: (typeof ociAuthKinds)[number];
  /** Path of the config file. @default ~/.oci/config */
  configFile?: string;
  /** Profile in the config file. */
  configProfile: string;
  /** Region identifier, where it differs from that of the config file or the machine. */
  region?: string;
  /** Metadata service of the machine. @default the link-local address of OCI */
  metadataBaseUrl?: string;
  /** Service that gives tokens to machines. @default that of the region */
  federationEndpoint?: string;
}

/** What the producer is told by its environment. */
export interface ProducerConfig {
  source: SourceConfig;
  stations: readonly Station[];
  /** Seconds from one poll of all stations to the next. */
  pollIntervalSeconds: number;
  /** Milliseconds that one request to the weather source may take. */
  requestTimeoutMs: number;
  /** Path of the checkpoint; without it nothing is remembered between runs. */
  stateFile?: string;
  stream: StreamReference;
  /** Messages endpoint of the stream, without a slash at its end; otherwise it is looked up. */
  streamMessagesEndpoint?: string;
  /** Control plane of Streaming, without a slash at its end; otherwise that of the region. */
  streamingEndpoint?: string;
  /** OCID of the stream of rejected messages; otherwise it is looked up by its name. */
  rejectedStreamId?: string;
  oci: OciConfig;
  /** Messages in one put batch at most. */
  putMaxMessages: number;
  /** Milliseconds that a put batch waits for more messages. */
  putLingerMs: number;
  /** Bytes of encoded messages held in memory at most. */
  maxPendingBytes: number;
  /** Milliseconds to put what is pending after a stop signal. */
  drainTimeoutMs: number;
  logLevel: LogLevelName;
}

type Values = SettingValues<typeof producerSettings>;

/** Beginnings that no other program's variables have. */
const ownPrefixes = [
  'WEATHER_',
  'OPEN_METEO_',
  'RECORDED_',
  'PRODUCER_',
  'STREAM_',
  'STREAMING_',
  'REJECTED_STREAM_',
];

function findContradictions(values: Partial<Values>, env: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const { streamId, streamPoolId, weatherSource, weatherApiKey } = producerSettings;
  const isUnset = (name: string): boolean => (env[name] ?? '').trim() === '';
  if (values.weatherSource === 'weatherapi' && isUnset(weatherApiKey.name)) {
    const wayOut = `get a key at https://www.weatherapi.com, or set ${weatherSource.name}=open-meteo, which needs none`;
    problems.push({
      setting: weatherApiKey.name,
      problem: `is not set, but the source weatherapi needs it; ${wayOut}`,
    });
  }
  if (isUnset(streamId.name) && isUnset(streamPoolId.name)) {
    const wayOut = `set it, or ${streamPoolId.name} (with STREAM_NAME) to find the stream by name`;
    problems.push({ setting: streamId.name, problem: `is not set; ${wayOut}` });
  }
  if (!isUnset(streamId.name) && !isUnset(streamPoolId.name)) {
    const problem = `is set beside ${streamPoolId.name}, and both name a stream; unset one of them`;
    problems.push({ setting: streamId.name, problem });
  }
  return problems;
}

function toSource(values: Values): SourceConfig {
  switch (values.weatherSource) {
    case 'recorded':
      return { kind: 'recorded', hoursPerSecond: values.recordedHoursPerSecond };
    case 'weatherapi':
      return { kind: 'weatherapi', apiKey: values.weatherApiKey ?? '', apiUrl: values.weatherApiUrl };
    case 'open-meteo':
      return { kind: 'open-meteo', apiUrl: values.openMeteoUrl };
  }
}

/** Leaves out what is `undefined`, so that an unset setting is an absent property. */
function present<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}

function toOci(values: Values): OciConfig {
  return {
    auth: values.ociAuth,
    configProfile: values.ociConfigProfile,
    ...present({
      configFile: values.ociConfigFile,
      region: values.ociRegion,
      metadataBaseUrl: values.ociMetadataBaseUrl,
      federationEndpoint: values.ociFederationEndpoint,
    }),
  };
}

function toStream({ streamId, streamPoolId = '', streamName }: Values): StreamReference {
  return streamId === undefined ? { by: 'name', streamPoolId, streamName } : { by: 'id', streamId };
}

function toProducerConfig(values: Values): ProducerConfig {
  const { stateFile, streamMessagesEndpoint, streamingEndpoint, rejectedStreamId } = values;
  const { requestTimeoutMs, putMaxMessages, putLingerMs, maxPendingBytes, drainTimeoutMs, logLevel } = values;
  return {
    source: toSource(values),
    stations: values.stations ?? newYorkAirports,
    pollIntervalSeconds: values.pollIntervalSeconds ?? (values.weatherSource === 'recorded' ? 0.5 : 900),
    stream: toStream(values),
    oci: toOci(values),
    ...{ requestTimeoutMs, putMaxMessages, putLingerMs, maxPendingBytes, drainTimeoutMs, logLevel },
    ...present({ stateFile, streamMessagesEndpoint, streamingEndpoint, rejectedStreamId }),
  };
}

/**
 * Reads the producer's environment.
 *
 * @throws ConfigError naming every setting that is missing, wrong, contradictory or unknown
 */
export function parseProducerConfig(env: Environment): ProducerConfig {
  const reading = readSettings<Values>(producerSettings, env);
  const unknown = findUnknownSettings(env, {
    known: [...Object.values(producerSettings), ...Object.values(functionSettings)].map(({ name }) => name),
    prefixes: ownPrefixes,
  });
  return toProducerConfig(valuesOrThrow(reading, [...findContradictions(reading.values, env), ...unknown]));
}
