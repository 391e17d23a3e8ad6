import { resolve } from 'node:path';
import {
  ConfigError,
  parseLocalConfig,
  parseProducerConfig,
  type LocalConfig,
  type ProducerConfig,
} from '@weather-stream/runtime-config';

/** What a run on this machine is told. */
export interface LocalRunConfig extends LocalConfig {
  /** Where the producer finds its observations. */
  sourceKind: ProducerConfig['source']['kind'];
}

/** Stands for the stream that the local stack will have, while the producer's other settings are checked. */
const anyStreamId = 'ocid1.stream.oc1..local';

/** What was wrong, if it was the settings that were wrong. */
function problemsOf(parse: () => unknown) {
  try {
    parse();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** The environment as it concerns a producer that publishes into the local stack: an account in OCI does not. */
const producerPart = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  WEATHER_SOURCE: 'recorded',
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('OCI_'))),
  STREAM_ID: anyStreamId,
});

/**
 * Reads the settings of the local run, and checks those of the producer before anything is started.
 *
 * @param root the folder below which a relative state folder lies
 * @throws ConfigError naming every problem of either
 */
export function loadConfig(root: string, env: NodeJS.ProcessEnv): LocalRunConfig {
  const problems = [
    ...problemsOf(() => parseLocalConfig(env)),
    ...problemsOf(() => parseProducerConfig(producerPart(env))),
  ];
  const unique = problems.filter(
    ({ setting }, index) => problems.findIndex((other) => other.setting === setting) === index,
  );
  if (unique.length > 0) throw new ConfigError(unique);
  const config = parseLocalConfig(env);
  const { source } = parseProducerConfig(producerPart(env));
  return { ...config, stateFolder: resolve(root, config.stateFolder), sourceKind: source.kind };
}
