import { bootstrapNames, createHttp, createSqlClient, type SqlClient } from '@weather-stream/ords-client';
import { systemClock } from '@weather-stream/service-kit';
import type { Artefacts } from '../artefacts';
import type { Ledger } from '../accounting/open-ledger';
import { openStackLedger } from '../accounting/open-stack-ledger';
import type { LocalRunConfig } from '../load-config';
import { checkProducer } from '../processes/check-producer';
import { startProducer, type RunningProducer } from '../processes/start-producer';
import { runStack, type RunningStack } from '../stack/run-stack';
import { openState } from '../state/open-state';
import type { StatePaths } from '../state/state-paths';
import type { View } from '../view/open-view';
import { readCloudLine } from '../view/read-cloud-line';
import { readProducerLine } from '../view/read-producer-line';
import { startFollowing, type Following } from '../view/start-following';
import { producerArguments, type RunMode } from './run-mode';

/** Settings of {@link openPipeline}. */
export interface PipelineOptions {
  mode: RunMode;
  config: LocalRunConfig;
  artefacts: Artefacts;
  env: NodeJS.ProcessEnv;
  view: Pick<View, 'show'>;
  /** What the producer says on standard error. */
  onProducerComplaint: (line: string) => void;
  /** Gives up the start. */
  signal: AbortSignal;
}

/** The stack with all that a run does with it. */
export interface Pipeline {
  cloud: Pick<RunningStack['cloud'], 'lost'>;
  sql: Pick<SqlClient, 'execute'>;
  startProducer: (args: readonly string[]) => RunningProducer;
  openLedger: (signal: AbortSignal) => Promise<Ledger>;
  /** Shows what goes on in the cloud. */
  follow: () => Following;
  /** Stops the local cloud and lets go of the state folder. */
  close: () => Promise<void>;
}

/** What a run can do with a stack that is up. */
function pipelineOf(
  running: RunningStack,
  paths: StatePaths,
  options: PipelineOptions,
): Omit<Pipeline, 'close'> & { closeHttp: () => void } {
  const { config, artefacts, env, view, onProducerComplaint } = options;
  const { stack, secrets, cloud, client } = running;
  const http = createHttp();
  const sql = createSqlClient({
    ordsUrl: stack.ordsUrl,
    alias: bootstrapNames.alias,
    username: bootstrapNames.user,
    password: secrets.demoPassword,
    http: http.call,
  });
  return {
    cloud,
    sql,
    closeHttp: () => http.close(),
    startProducer: (args) =>
      startProducer({
        script: artefacts.producer,
        args,
        stack,
        ociConfig: paths.ociConfig,
        checkpoint: paths.checkpoint(config.sourceKind),
        env,
        onStdoutLine: (line) => view.show(readProducerLine(line, config.logLevel === 'debug')),
        onStderrLine: onProducerComplaint,
      }),
    openLedger: (signal) => openStackLedger(running, sql, signal),
    follow: () => startFollowing({ client, show: (events) => view.show(events), clock: systemClock }),
  };
}

/** Finds out whether the run can begin, and brings up the stack. */
async function bringUp(paths: StatePaths, options: PipelineOptions): Promise<RunningStack> {
  const { mode, config, artefacts, env, view, signal } = options;
  await checkProducer({
    script: artefacts.producer,
    args: producerArguments(mode),
    ociConfig: paths.ociConfig,
    checkpoint: paths.checkpoint(config.sourceKind),
    env,
  });
  signal.throwIfAborted();
  return runStack({
    config,
    artefacts,
    paths,
    onPhase: (phase) => view.show([{ kind: 'phase', phase }]),
    // What breaks off because the person stops the run is no news to them.
    onLine: (line) => {
      if (!signal.aborted) view.show([{ kind: 'log', line: readCloudLine(line) }]);
    },
    signal,
  });
}

/**
 * Takes the state folder, brings up the stack, and hands out what can be done with it.
 *
 * @throws LocalRunError, OciServiceError, OrdsError; the signal's reason
 */
export async function openPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { config, view } = options;
  const state = await openState(config.stateFolder, { say: (text) => view.show([{ kind: 'note', text }]) });
  try {
    const running = await bringUp(state.paths, options);
    const { closeHttp, ...pipeline } = pipelineOf(running, state.paths, options);
    return {
      ...pipeline,
      close: async () => {
        closeHttp();
        await running.close();
        await state.release();
      },
    };
  } catch (error) {
    await state.release();
    throw error;
  }
}
