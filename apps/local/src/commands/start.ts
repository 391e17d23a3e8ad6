import type { LocalConfig } from '@weather-stream/runtime-config';
import { systemClock } from '@weather-stream/service-kit';
import type { Artefacts } from '../artefacts';
import { LocalRunError, UnaccountedError } from '../errors';
import type { Child } from '../processes/start-child';
import { runArticleQuery } from '../query/article-query';
import { openView } from '../view/open-view';
import { openPipeline, type Pipeline } from './open-pipeline';
import { toResultJson, toResultSentence, type RunResult } from './print-result';
import { producerArguments, type RunMode } from './run-mode';

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

/** Told apart from every exit of the producer: the person asked to stop. */
const stopped: unique symbol = Symbol('stopped');
type Stopped = typeof stopped;

const whenAborted = (signal: AbortSignal): Promise<Stopped> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(stopped);
    else signal.addEventListener('abort', () => resolve(stopped), { once: true });
  });

/** What a run comes to. */
interface Outcome {
  result: RunResult | Stopped;
  /** The answer of the article's query, where it is asked for. */
  table: string | undefined;
}

/** Rejects when the local cloud ends while it is still needed. */
const cloudLost = ({ cloud }: Pipeline): Promise<never> =>
  cloud.process.ended.then((end) => Promise.reject(cloud.process.toError(end)));

/** Waits until the producer is done; stops it when the person asks to. */
async function waitForProducer(
  producer: Child,
  pipeline: Pipeline,
  options: StartOptions,
  onDrain: () => void,
) {
  const { signal, mode } = options;
  const first = await Promise.race([producer.ended, whenAborted(signal), cloudLost(pipeline)]).catch(
    async (error: unknown) => {
      producer.signal('SIGTERM');
      await producer.ended;
      throw error;
    },
  );
  if (first === stopped) {
    onDrain();
    producer.signal('SIGTERM');
    await producer.ended;
    return stopped;
  }
  if (first.code === 2)
    throw new LocalRunError('PRODUCER_SETTINGS', 'The producer did not start; see above.', { exitCode: 2 });
  if (mode.kind === 'continuous' || first.code !== 0) throw producer.toError(first);
  return first;
}

async function runLimited(
  pipeline: Pipeline,
  options: StartOptions,
  onPhase: (phase: string) => void,
): Promise<RunResult | Stopped> {
  const { mode, signal } = options;
  const ledger = await pipeline.openLedger(signal);
  const startedAt = systemClock.now();
  const producer = pipeline.startProducer(producerArguments(mode));
  onPhase('publishing');
  const end = await waitForProducer(producer, pipeline, options, () => onPhase('draining'));
  if (end === stopped) return stopped;
  onPhase('waiting until every observation is stored or rejected');
  const seconds = () => (systemClock.now() - startedAt) / 1000;
  const settled = ledger.settle().catch((error: unknown) => {
    if (error instanceof UnaccountedError) return error.account;
    if (signal.aborted) return stopped;
    throw error;
  });
  const account = await Promise.race([settled, cloudLost(pipeline)]);
  return account === stopped ? stopped : { account, seconds: seconds() };
}

async function runPipeline(
  pipeline: Pipeline,
  options: StartOptions,
  onPhase: (phase: string) => void,
): Promise<Outcome> {
  const follow = new AbortController();
  pipeline.follow(follow.signal);
  try {
    if (options.mode.kind !== 'continuous') {
      const result = await runLimited(pipeline, options, onPhase);
      const table =
        options.mode.kind === 'once' && result !== stopped ? await runArticleQuery(pipeline.sql) : undefined;
      return { result, table };
    }
    const producer = pipeline.startProducer([]);
    onPhase('running');
    await waitForProducer(producer, pipeline, options, () => onPhase('draining'));
    return { result: stopped, table: undefined };
  } finally {
    follow.abort(new Error('the run has ended'));
  }
}

function printResult(
  result: RunResult | Stopped,
  table: string | undefined,
  { mode, json, stdout }: StartOptions,
): number {
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

/**
 * Runs the whole pipeline on this machine and shows it.
 *
 * @returns the exit code
 * @throws LocalRunError and what the parts throw
 */
export async function start(options: StartOptions): Promise<number> {
  const { config, artefacts, env, stdout, stderr, signal } = options;
  const complaints: string[] = [];
  const view = openView({
    title: 'weather-stream · on this machine',
    stream: stdout,
    env,
    clock: systemClock,
  });
  const onPhase = (phase: string) => view.show([{ kind: 'phase', phase }]);
  let outcome: Outcome;
  try {
    const pipeline = await openPipeline({
      config,
      artefacts,
      env,
      view,
      onProducerComplaint: (line) => complaints.push(line),
    });
    try {
      signal.throwIfAborted();
      outcome = await runPipeline(pipeline, options, onPhase);
    } finally {
      await pipeline.close();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    outcome = { result: stopped, table: undefined };
  } finally {
    view.close();
    for (const complaint of complaints) stderr.write(`${complaint}\n`);
  }
  return printResult(outcome.result, outcome.table, options);
}
