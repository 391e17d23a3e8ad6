import { ConfigError, parseProducerConfig } from '@weather-stream/runtime-config';
import type { StackConfigProblem } from '../errors';
import { findBatchProblems } from '../rules/batch-limits';
import { readMachineShape } from '../rules/machine-shape';
import { toProducerEnvironment } from '../rules/producer-environment';
import { toBatchLimit, toSource, type StackValues } from './stack-values';

type Values = Partial<StackValues>;
type Finding = [setting: keyof StackValues, problem: string] | false;

const isSet = (value: unknown): boolean => value !== undefined;

const findPlaceProblems = (values: Values): Finding[] => [
  isSet(values.compartmentId) &&
    isSet(values.parentCompartmentId) && [
      'parentCompartmentId',
      'is set beside compartmentId, which names an existing compartment; unset one of them',
    ],
  isSet(values.streamPoolId) &&
    isSet(values.streamPoolAccess) && [
      'streamPoolAccess',
      'is set beside streamPoolId, whose endpoint is what it is; unset one of them',
    ],
  isSet(values.vaultId) !== isSet(values.keyId) && [
    isSet(values.vaultId) ? 'keyId' : 'vaultId',
    `is not set, but ${isSet(values.vaultId) ? 'vaultId' : 'keyId'} is; set both to use an existing vault, or neither`,
  ],
];

const findPartProblems = (values: Values): Finding[] => [
  values.databaseWorkload === 'free' &&
    ((values.databaseComputeCount ?? 2) !== 2 || (values.databaseStorageTbs ?? 1) !== 1) && [
      'databaseWorkload',
      'free has a fixed size; unset databaseComputeCount and databaseStorageTbs, or set databaseWorkload to json',
    ],
  isSet(values.registryUser) !== isSet(values.registryAuthToken) && [
    isSet(values.registryUser) ? 'registryAuthToken' : 'registryUser',
    'is not set, but the other half of the login is; set both, or neither for a short-lived token',
  ],
  values.weatherSource === 'weatherapi' &&
    !isSet(values.weatherApiKey) && [
      'weatherApiKey',
      'is not set, but the source weatherapi needs it; run pulumi config set --secret weatherApiKey, or set weatherSource to open-meteo',
    ],
  values.weatherSource !== 'weatherapi' &&
    isSet(values.weatherApiKey) && [
      'weatherApiKey',
      `is set, but the source ${values.weatherSource ?? 'open-meteo'} needs none; unset it, or set weatherSource to weatherapi`,
    ],
  values.producerShape !== undefined &&
    !readMachineShape(values.producerShape).isFlexible &&
    ((values.producerOcpus ?? 1) !== 1 || (values.producerMemoryInGbs ?? 6) !== 6) && [
      'producerShape',
      `${values.producerShape} has a fixed size; unset producerOcpus and producerMemoryInGbs, or take a shape that ends in .Flex`,
    ],
];

function findConnectorProblems(values: Values): Finding[] {
  const { functionMemoryInMbs, functionTimeoutInSeconds, batchSizeInKbs, batchSizeInNum } = values;
  if (isSet(batchSizeInKbs) && isSet(batchSizeInNum)) {
    return [['batchSizeInNum', 'is set beside batchSizeInKbs, and a connector takes one of them; unset one']];
  }
  if (functionMemoryInMbs === undefined || functionTimeoutInSeconds === undefined) return [];
  const setting = isSet(batchSizeInNum) ? 'batchSizeInNum' : 'batchSizeInKbs';
  return findBatchProblems({
    limit: toBatchLimit(values),
    memoryInMbs: Number(functionMemoryInMbs),
    timeoutInSeconds: functionTimeoutInSeconds,
  }).map((problem): Finding => [setting, problem]);
}

/** The producer's own schema judges what is handed on to it. */
const settingsOfProducer: Record<string, keyof StackValues> = {
  WEATHER_STATIONS: 'weatherStations',
  POLL_INTERVAL_SECONDS: 'pollIntervalSeconds',
};

function findProducerProblems({ weatherSource, weatherStations, pollIntervalSeconds }: Values): Finding[] {
  const source = toSource({
    weatherSource: weatherSource ?? 'open-meteo',
    weatherApiKey: undefined,
    weatherStations,
    pollIntervalSeconds,
  });
  const target = {
    streamId: 'ocid1.stream.oc1..x',
    streamMessagesEndpoint: 'https://x',
    rejectedStreamId: 'ocid1.stream.oc1..y',
    region: 'eu-frankfurt-1',
  };
  try {
    parseProducerConfig({
      ...toProducerEnvironment(target, { source, logLevel: 'info' }),
      WEATHER_API_KEY: 'x',
    });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ setting, problem }): Finding => [
      settingsOfProducer[setting] ?? 'weatherSource',
      problem,
    ]);
  }
}

/** Finds settings that are good each by itself but not together, or not to those whom they are handed on to. */
export function findContradictions(values: Values): StackConfigProblem[] {
  return [
    ...findPlaceProblems(values),
    ...findPartProblems(values),
    ...findConnectorProblems(values),
    ...findProducerProblems(values),
  ]
    .filter((finding) => finding !== false)
    .map(([setting, problem]) => ({ setting, problem }));
}
