import { systemClock } from '@weather-stream/service-kit';
import type { Artefacts } from '../artefacts';
import { LocalRunError } from '../errors';
import type { LocalRunConfig } from '../load-config';
import { openView } from '../view/open-view';
import { outerTerminalSize } from '../view/outer-terminal-size';
import { openPipeline, type PipelineOptions } from './open-pipeline';
import { toResultJson, toResultSentence } from './print-result';
import type { RunMode } from './run-mode';
import { runPipeline, type Outcome, type RunOptions } from './run-pipeline';
import { stopFollows } from './stop-follows';
import { stopped } from './wait-for-producer';

/** Settings of {@link start}. */
export interface StartOptions {
  mode: RunMode;
  /** Whether the account is printed as JSON. */
  json: boolean;
  config: LocalRunConfig;
  artefacts: Artefacts;
  env: NodeJS.ProcessEnv;
  /** Asks the run to drain and end. */
  signal: AbortSignal;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
}

function printOutcome({ result, table, failure }: Outcome, { mode, json, stdout }: StartOptions): number {
  if (result === stopped) {
    const more = mode.kind === 'continuous' ? '' : ' before the end';
    stdout.write(`Stopped${more}. The next start goes on from here.\n`);
    return 0;
  }
  if (table !== undefined) stdout.write(`${table}\n`);
  stdout.write(`${json ? toResultJson(result) : toResultSentence(result)}\n`);
  if (failure !== undefined) throw failure;
  return 0;
}

/** Opens the pipeline, runs it, and closes it, however the run ended. */
async function runAndClose(settings: PipelineOptions, options: RunOptions): Promise<Outcome> {
  const pipeline = await openPipeline(settings);
  try {
    options.signal.throwIfAborted();
    return await runPipeline(pipeline, options);
  } finally {
    await pipeline.close();
  }
}

/** Whether a run failed only because it is asked to stop. What is for the person to put right is none of that. */
async function isStop(error: unknown, signal: AbortSignal): Promise<boolean> {
  if (error instanceof LocalRunError && error.exitCode === 2) return false;
  return stopFollows(signal, systemClock);
}

/**
 * Runs the whole pipeline on this machine and shows it.
 *
 * @returns the exit code
 * @throws LocalRunError and what the parts throw
 */
export async function start(options: StartOptions): Promise<number> {
  const { mode, signal, config, artefacts, env, stdout, stderr } = options;
  const size = outerTerminalSize(env);
  const view = openView({
    title: 'weather-stream · on this machine',
    stream: stdout,
    ...(size && { size }),
    env,
    clock: systemClock,
  });
  const complaints: string[] = [];
  const onProducerComplaint = (line: string) => complaints.push(line);
  const onPhase = (phase: string) => view.show([{ kind: 'phase', phase }]);
  const outcome = await runAndClose(
    { mode, config, artefacts, env, view, onProducerComplaint, signal },
    { mode, signal, onPhase },
  )
    .catch(async (error: unknown): Promise<Outcome> => {
      if (await isStop(error, signal)) return { result: stopped };
      throw error;
    })
    .finally(() => {
      view.close();
      for (const complaint of complaints) stderr.write(`${complaint}\n`);
    });
  return printOutcome(outcome, options);
}
