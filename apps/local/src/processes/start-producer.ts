import { bareEnvironment } from '../cloud/start-cloud';
import type { StatePaths } from '../state/state-paths';
import type { Stack } from '../stack/stack';
import { startChild, type Child } from './start-child';

/** Settings of {@link startProducer}. */
export interface StartProducerOptions {
  /** The bundle `producer.cjs`. */
  script: string;
  /** `--once`, `--count N`, or nothing to run until stopped. */
  args: readonly string[];
  stack: Stack;
  paths: StatePaths;
  /** This process's environment: the producer's own settings are taken over from it. */
  env: NodeJS.ProcessEnv;
  onStdoutLine: (line: string) => void;
  onStderrLine: (line: string) => void;
}

/** Settings of the producer that a person may give to the local run as well. */
const passedOn = /^(WEATHER_|OPEN_METEO_|POLL_|RECORDED_|PUT_|MAX_PENDING_|DRAIN_|LOG_LEVEL$)/;

/** What the producer is told: the person's own settings, the local stack as its target, the recorded source by default. */
export function producerEnvironment({
  stack,
  paths,
  env,
}: Pick<StartProducerOptions, 'stack' | 'paths' | 'env'>): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => passedOn.test(name)));
  return {
    ...bareEnvironment(),
    WEATHER_SOURCE: 'recorded',
    ...own,
    STREAM_ID: stack.streamId,
    REJECTED_STREAM_ID: stack.rejectedStreamId,
    STREAM_MESSAGES_ENDPOINT: stack.streamMessagesEndpoint,
    OCI_AUTH: 'config-file',
    OCI_CONFIG_FILE: paths.ociConfig,
    PRODUCER_STATE_FILE: paths.checkpoint,
  };
}

/** Starts the producer's production bundle, publishing into the local stack. */
export const startProducer = (options: StartProducerOptions): Child =>
  startChild({
    name: 'producer',
    script: options.script,
    args: options.args,
    env: producerEnvironment(options),
    onStdoutLine: options.onStdoutLine,
    onStderrLine: options.onStderrLine,
  });
