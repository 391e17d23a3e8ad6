import { systemClock } from '@weather-stream/service-kit';
import { RunIncompleteError, UnaccountedError } from '../errors';
import { runArticleQuery } from '../query/article-query';
import type { Pipeline } from './open-pipeline';
import type { RunResult } from './print-result';
import { producerArguments, type RunMode } from './run-mode';
import { stopped, waitForProducer, type Stopped } from './wait-for-producer';

/** What a run is told. */
export interface RunOptions {
  mode: RunMode;
  /** Asks the run to drain and end. */
  signal: AbortSignal;
  onPhase: (phase: string) => void;
}

/** What a run comes to. */
export interface Outcome {
  result: RunResult | Stopped;
  /** The answer of the article's query, where it is asked for. */
  table?: string;
  /** What is amiss in spite of the result: to be said after it. */
  failure?: Error;
}

async function runContinuously(pipeline: Pipeline, { signal, onPhase }: RunOptions): Promise<Outcome> {
  const { process } = pipeline.startProducer([]);
  onPhase('running');
  const onDrain = () => onPhase('draining');
  const end = await waitForProducer(process, { cloud: pipeline.cloud, signal, onDrain });
  if (end !== stopped) throw process.toError(end);
  return { result: stopped };
}

/** The account, also one with something missing. */
async function settle(
  pipeline: Pipeline,
  ledger: Awaited<ReturnType<Pipeline['openLedger']>>,
): Promise<Pick<RunResult, 'account'> & Pick<Outcome, 'failure'>> {
  try {
    return { account: await Promise.race([ledger.settle(), pipeline.cloud.lost]) };
  } catch (error) {
    if (error instanceof UnaccountedError) return { account: error.account, failure: error };
    throw error;
  }
}

async function runToEnd(pipeline: Pipeline, { mode, signal, onPhase }: RunOptions): Promise<Outcome> {
  const ledger = await pipeline.openLedger(signal);
  const startedAt = systemClock.now();
  const { process, report } = pipeline.startProducer(producerArguments(mode));
  onPhase('publishing');
  const onDrain = () => onPhase('draining');
  const end = await waitForProducer(process, { cloud: pipeline.cloud, signal, onDrain });
  if (end === stopped) return { result: stopped };
  if (end.code !== 0 && !report.isFinished()) throw process.toError(end, report.shortfall());
  onPhase('waiting until every observation is stored or rejected');
  const { account, failure } = await settle(pipeline, ledger);
  const result = { account, seconds: (systemClock.now() - startedAt) / 1000 };
  if (failure !== undefined) return { result, failure };
  if (end.code === 0) return { result };
  return { result, failure: new RunIncompleteError(report.shortfall() ?? process.toError(end).message) };
}

/**
 * Publishes into the stack as long as the mode says.
 *
 * @throws LocalRunError, the signal's reason
 */
export async function runPipeline(pipeline: Pipeline, options: RunOptions): Promise<Outcome> {
  const following = pipeline.follow();
  try {
    const { mode } = options;
    if (mode.kind === 'continuous') return await runContinuously(pipeline, options);
    const outcome = await runToEnd(pipeline, options);
    if (mode.kind === 'count' || outcome.result === stopped) return outcome;
    return { ...outcome, table: await runArticleQuery(pipeline.sql) };
  } finally {
    await following.end();
  }
}
