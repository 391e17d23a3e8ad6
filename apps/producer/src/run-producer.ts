import type { Clock, Logger } from '@weather-stream/service-kit';
import type { ProducerConfig } from '@weather-stream/runtime-config';
import { createObservationPublisher } from './create-observation-publisher';
import { createOciAccess } from './create-oci-access';
import { IncompleteRunError } from './errors';
import { explainOciError } from './explain-oci-error';
import { findStreams } from './find-streams';
import { openInput, type Input } from './open-input';
import { openPublishers, type Publishers } from './open-publishers';
import type { RunMode } from './parse-arguments';
import { runPollLoop, type PollDeps } from './poll-loop';
import { publishCount } from './run-count';
import { publishOnce } from './run-once';
import type { RunTally, RunTallyKeeper } from './run-tally';
import { describeTarget } from './describe-target';

/** What the producer needs to run. */
export interface ProducerOptions {
  mode: RunMode;
  config: ProducerConfig;
  clock: Clock;
  logger: Logger;
  /** Asks the producer to stop: no new polls, then the drain. */
  signal: AbortSignal;
  /** Folder of the recorded observations. */
  dataFolder: string;
}

/**
 * Runs the producer to its end: until it is stopped, or until a run of limited length is done.
 *
 * @throws UsageError, CheckpointError, RecordError, IdentityError, StreamLookupError, OciServiceError,
 * OciConnectionError before anything is published; IncompleteRunError and WeatherSourceError after
 */
export async function runProducer(options: ProducerOptions): Promise<void> {
  const { config, logger, signal } = options;
  let parts: Parts | undefined;
  let tally: RunTallyKeeper | undefined;
  let unsent = 0;
  let pollFailures = 0;
  try {
    parts = await prepare(options);
    tally = await run(options, parts, () => (pollFailures += 1));
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (parts !== undefined) {
      ({ unsent } = await parts.publishers.drain(config.drainTimeoutMs));
      await parts.checkpoint.flush();
    }
  }
  if (signal.aborted) sayDrained({ unsent, pollFailures }, logger);
  else if (tally !== undefined) sayFinished(await tally.total(), pollFailures, logger);
}

interface Parts extends Input {
  publishers: Publishers;
}

async function prepare(options: ProducerOptions): Promise<Parts> {
  const { mode, config, clock, logger, signal } = options;
  const target = describeTarget(config);
  const fields = { event: 'started', target, source: config.source.kind, mode: mode.kind };
  logger.info(fields, `publishing to ${target}`);
  if (config.stateFile === undefined) sayForgetful(logger);
  const { source, checkpoint } = await openInput(options);
  const access = await createOciAccess(config.oci);
  const addresses = await findStreams({ config, access, clock, logger, signal });
  const publishers = openPublishers({ config, mode, access, addresses, clock, logger });
  return { source, checkpoint, publishers };
}

/** @returns the tally of a run of limited length */
async function run(
  options: ProducerOptions,
  parts: Parts,
  onPollFailed: () => void,
): Promise<RunTallyKeeper | undefined> {
  const { mode, config, clock, logger, signal } = options;
  const { source: open, checkpoint, publishers } = parts;
  const { source, recording } = open;
  const publisher = createObservationPublisher({
    publisher: publishers.stream,
    rejectedPublisher: publishers.rejected,
    checkpoint,
    sourceKind: source.kind,
    clock,
    logger,
  });
  const poll: PollDeps['poll'] = (station, stop) => source.poll(station, stop);
  const polling = { poll, publisher, onPollFailed, stations: config.stations, clock, logger, signal };
  if (mode.kind === 'once') return publishOnce({ ...polling, recording });
  if (mode.kind === 'count' && recording !== undefined) {
    return publishCount({ ...polling, recording, count: mode.count });
  }
  await runPollLoop({ ...polling, intervalMs: config.pollIntervalSeconds * 1000 });
  return undefined;
}

function sayForgetful(logger: Logger): void {
  logger.warn(
    { event: 'no-state-file' },
    'PRODUCER_STATE_FILE is not set: nothing is remembered, so the next run publishes again what it finds, and the source recorded begins anew. The database keeps one of each.',
  );
}

function sayFinished({ published, failed, gaveUp }: RunTally, pollFailures: number, logger: Logger): void {
  logger.info({ event: 'finished', published, failed, pollFailures }, `${published} observations published`);
  if (failed === 0) return;
  const why = gaveUp === undefined ? 'The lines above say why.' : explainOciError(gaveUp);
  throw new IncompleteRunError(
    `${failed} of ${published + failed} observations did not reach a stream. ${why} Start again to try them again.`,
  );
}

function sayDrained(fields: { unsent: number; pollFailures: number }, logger: Logger): void {
  const { unsent } = fields;
  logger[unsent === 0 ? 'info' : 'warn'](
    { event: 'drained', ...fields },
    unsent === 0
      ? 'stopped; everything that was polled is acknowledged'
      : `stopped; ${unsent} messages are not acknowledged. With PRODUCER_STATE_FILE the next start publishes them again.`,
  );
}
