import type { Clock, Logger } from '@weather-stream/service-kit';
import type { ProducerConfig } from '@weather-stream/runtime-config';
import { loadCheckpoint, type Checkpoint } from './create-checkpoint';
import { createSource, type OpenSource } from './create-source';
import { UsageError } from './errors';
import type { RunMode } from './parse-arguments';

/** What {@link openInput} needs. */
export interface InputOptions {
  mode: RunMode;
  config: ProducerConfig;
  clock: Clock;
  logger: Logger;
  /** Folder of the recorded observations. */
  dataFolder: string;
}

/** Where observations come from, and how far they are published. */
export interface Input {
  source: OpenSource;
  checkpoint: Checkpoint;
}

/**
 * Opens the side of the producer that is not Oracle Cloud.
 *
 * @throws UsageError, CheckpointError, RecordError
 */
export async function openInput(options: InputOptions): Promise<Input> {
  const { mode, config, clock, logger } = options;
  assertRecorded(mode, config);
  const { stateFile: path, source: settings } = config;
  const checkpoint = await loadCheckpoint({ path, sourceKind: settings.kind, clock, logger });
  const source = await createSource({ ...options, checkpoint });
  assertEnough(mode, source);
  return { source, checkpoint };
}

/**
 * Finds out whether a run could begin, as far as this machine knows, and publishes nothing.
 *
 * @throws what {@link openInput} throws
 */
export async function checkInput(options: InputOptions): Promise<void> {
  const { source } = await openInput(options);
  await source.recording?.close();
}

function assertRecorded(mode: RunMode, { source }: ProducerConfig): void {
  if (mode.kind !== 'count' || source.kind === 'recorded') return;
  throw new UsageError(
    `--count publishes recorded observations, and WEATHER_SOURCE is ${source.kind}: set it to recorded, or leave --count out.`,
  );
}

function assertEnough(mode: RunMode, { recording }: OpenSource): void {
  if (mode.kind !== 'count' || recording === undefined || mode.count <= recording.remaining) return;
  throw new UsageError(
    `--count ${mode.count} goes past the end of the record: ${recording.remaining} observations remain. Ask for fewer, or forget the state to begin again.`,
  );
}
