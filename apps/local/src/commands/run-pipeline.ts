import { systemClock } from '@weather-stream/service-kit';
import { UnaccountedError } from '../errors';
import { runArticleQuery } from '../query/article-query';
import type { Pipeline } from './open-pipeline';
import type { RunResult } from './print-result';
import { producerArguments, type RunMode } from './run-mode';
import { cloudLost, stopped, waitForProducer, type Stopped } from './wait-for-producer';

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
}

async function runContinuously(pipeline: Pipeline, { signal, onPhase }: RunOptions): Promise<Stopped> {
  const producer = pipeline.startProducer([]);
  onPhase('running');
  const end = await waitForProducer(producer, { pipeline, signal, onDrain: () => onPhase('draining') });
  if (end !== stopped) throw producer.toError(end);
  return stopped;
}

async function runToEnd(
  pipeline: Pipeline,
  { mode, signal, onPhase }: RunOptions,
): Promise<RunResult | Stopped> {
  const ledger = await pipeline.openLedger(signal);
  const startedAt = systemClock.now();
  const producer = pipeline.startProducer(producerArguments(mode));
  onPhase('publishing');
  const end = await waitForProducer(producer, { pipeline, signal, onDrain: () => onPhase('draining') });
  if (end === stopped) return stopped;
  if (end.code !== 0) throw producer.toError(end);
  onPhase('waiting until every observation is stored or rejected');
  const account = await Promise.race([
    ledger.settle().catch((error: unknown) => {
      if (error instanceof UnaccountedError) return error.account;
      throw error;
    }),
    cloudLost(pipeline),
  ]);
  return { account, seconds: (systemClock.now() - startedAt) / 1000 };
}

/**
 * Publishes into the stack as long as the mode says.
 *
 * @throws LocalRunError, the signal's reason
 */
export async function runPipeline(pipeline: Pipeline, options: RunOptions): Promise<Outcome> {
  const follow = new AbortController();
  pipeline.follow(follow.signal);
  try {
    const { mode } = options;
    if (mode.kind === 'continuous') return { result: await runContinuously(pipeline, options) };
    const result = await runToEnd(pipeline, options);
    if (mode.kind === 'count' || result === stopped) return { result };
    return { result, table: await runArticleQuery(pipeline.sql) };
  } finally {
    follow.abort(new Error('the run has ended'));
  }
}
