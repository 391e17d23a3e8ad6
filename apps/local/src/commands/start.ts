import type { LocalConfig } from '@weather-stream/runtime-config';
import { systemClock } from '@weather-stream/service-kit';
import type { Artefacts } from '../artefacts';
import { UnaccountedError } from '../errors';
import { openView } from '../view/open-view';
import { openPipeline, type PipelineOptions } from './open-pipeline';
import { toResultJson, toResultSentence } from './print-result';
import type { RunMode } from './run-mode';
import { runPipeline, type Outcome, type RunOptions } from './run-pipeline';
import { stopped } from './wait-for-producer';

/** Settings of {@link start}. */
export interface StartOptions {
  mode: RunMode;
  /** Whether the account is printed as JSON. */
  json: boolean;
  config: LocalConfig;
  artefacts: Artefacts;
  env: NodeJS.ProcessEnv;
  /** Asks the run to drain and end. */
  signal: AbortSignal;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
}

function printOutcome({ result, table }: Outcome, { mode, json, stdout }: StartOptions): number {
  if (result === stopped) {
    const more = mode.kind === 'continuous' ? '' : ' before the end';
    stdout.write(`Stopped${more}. The next start goes on from here.\n`);
    return 0;
  }
  if (table !== undefined) stdout.write(`${table}\n`);
  stdout.write(`${json ? toResultJson(result) : toResultSentence(result)}\n`);
  if (result.account.unaccounted.length === 0) return 0;
  throw new UnaccountedError(result.account);
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

/**
 * Runs the whole pipeline on this machine and shows it.
 *
 * @returns the exit code
 * @throws LocalRunError and what the parts throw
 */
export async function start(options: StartOptions): Promise<number> {
  const { mode, signal, config, artefacts, env, stdout, stderr } = options;
  const view = openView({
    title: 'weather-stream · on this machine',
    stream: stdout,
    env,
    clock: systemClock,
  });
  const complaints: string[] = [];
  const onProducerComplaint = (line: string) => complaints.push(line);
  const onPhase = (phase: string) => view.show([{ kind: 'phase', phase }]);
  const outcome = await runAndClose(
    { config, artefacts, env, view, onProducerComplaint },
    { mode, signal, onPhase },
  )
    .catch((error: unknown): Outcome => {
      if (signal.aborted && error === signal.reason) return { result: stopped };
      throw error;
    })
    .finally(() => {
      view.close();
      for (const complaint of complaints) stderr.write(`${complaint}\n`);
    });
  return printOutcome(outcome, options);
}
