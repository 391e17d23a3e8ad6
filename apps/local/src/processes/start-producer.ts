import { bareEnvironment } from '../cloud/start-cloud';
import type { Stack } from '../stack/stack';
import { createProducerReport, type ProducerReport } from './create-producer-report';
import { startChild, type Child } from './start-child';

/** A producer that runs, and what it says of its run. */
export interface RunningProducer {
  process: Child;
  report: Pick<ProducerReport, 'isFinished' | 'shortfall'>;
}

/** The part of the stack that a producer must know. */
export type ProducerTarget = Pick<Stack, 'streamId' | 'rejectedStreamId' | 'streamMessagesEndpoint'>;

/** What decides over a producer's environment. */
export interface ProducerSurroundings {
  stack: ProducerTarget;
  /** Its OCI config file. */
  ociConfig: string;
  /** Its checkpoint, unless the person's own environment names another. */
  checkpoint: string;
  /** This process's environment: the producer's own settings are taken over from it. */
  env: NodeJS.ProcessEnv;
}

/** Settings of {@link startProducer}. */
export interface StartProducerOptions extends ProducerSurroundings {
  /** The bundle `producer.cjs`. */
  script: string;
  /** `--once`, `--count N`, or nothing to run until stopped. */
  args: readonly string[];
  onStdoutLine: (line: string) => void;
  onStderrLine: (line: string) => void;
}

/** Settings of the producer that a person may give to the local run as well. */
const passedOn = /^(WEATHER_|OPEN_METEO_|POLL_|RECORDED_|PUT_|MAX_PENDING_|DRAIN_)/;

/**
 * What the producer is told: the person's own settings, the local stack as its target, the recorded source by default.
 * It logs everything; what is shown of that is the view's decision, which counts by these lines.
 */
export function producerEnvironment(surroundings: ProducerSurroundings): NodeJS.ProcessEnv {
  const { stack, ociConfig, checkpoint, env } = surroundings;
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => passedOn.test(name)));
  return {
    ...bareEnvironment(),
    WEATHER_SOURCE: 'recorded',
    ...own,
    STREAM_ID: stack.streamId,
    REJECTED_STREAM_ID: stack.rejectedStreamId,
    STREAM_MESSAGES_ENDPOINT: stack.streamMessagesEndpoint,
    OCI_AUTH: 'config-file',
    OCI_CONFIG_FILE: ociConfig,
    PRODUCER_STATE_FILE: (env.PRODUCER_STATE_FILE ?? '').trim() || checkpoint,
    LOG_LEVEL: 'debug',
  };
}

/** Starts the producer's production bundle, publishing into the local stack. */
export function startProducer(options: StartProducerOptions): RunningProducer {
  const { script, args, onStdoutLine, onStderrLine } = options;
  const report = createProducerReport();
  const process = startChild({
    name: 'producer',
    script,
    args,
    env: producerEnvironment(options),
    onStdoutLine: (line) => {
      report.read(line);
      onStdoutLine(line);
    },
    onStderrLine,
  });
  return { process, report };
}
