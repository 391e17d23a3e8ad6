import { isTooFarAhead, type SourceKind } from '@weather-stream/message-schema';
import {
  readFileIfThere,
  toErrorFields,
  writeFileAtomic,
  type Clock,
  type Logger,
} from '@weather-stream/service-kit';
import { encodeCheckpoint, parseCheckpoint, type CheckpointFile } from './checkpoint-file';
import { CheckpointError } from './errors';

/** What the stream has acknowledged so far: the instant of the last observation of each station. */
export interface Checkpoint {
  /** `undefined` when nothing of the station was published yet. */
  last(station: string): Date | undefined;
  /** Remembers an observation as acknowledged; the file follows. An earlier instant than the last changes nothing. */
  acknowledge(station: string, instant: Date): void;
  /** Resolves when the file says what was acknowledged before the call. */
  flush(): Promise<void>;
}

/** Settings of {@link loadCheckpoint}. */
export interface CheckpointOptions {
  /** Path of the file; without it nothing outlives the process. */
  path?: string | undefined;
  /** Where observations come from: a recorded year and the present do not share a checkpoint. */
  sourceKind: SourceKind;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
}

/**
 * Reads the checkpoint file, if there is one. It is replaced atomically after acknowledgements, many of them at once.
 *
 * @throws CheckpointError when the file holds something else, or the checkpoint of another time's source
 */
export async function loadCheckpoint(options: CheckpointOptions): Promise<Checkpoint> {
  const { path, sourceKind, logger } = options;
  const instants = path === undefined ? new Map<string, Date>() : await readInstants(path, options);
  let isDirty = false;
  let writing: Promise<void> | undefined;

  const writeWhileDirty = async (target: string) => {
    while (isDirty) {
      isDirty = false;
      await writeFileAtomic(target, encodeCheckpoint({ source: sourceKind, instants })).catch(
        (error: unknown) => {
          const fields = { event: 'checkpoint-failed', path: target, ...toErrorFields(error) };
          logger.error(
            fields,
            'the checkpoint cannot be written; what is published now will be published again',
          );
        },
      );
    }
    writing = undefined;
  };

  return {
    last: (station) => instants.get(station),
    acknowledge: (station, instant) => {
      if (instant.getTime() <= (instants.get(station)?.getTime() ?? -Infinity)) return;
      instants.set(station, instant);
      isDirty = true;
      if (path !== undefined) writing ??= writeWhileDirty(path);
    },
    flush: async () => {
      await writing;
    },
  };
}

async function readInstants(path: string, options: CheckpointOptions): Promise<Map<string, Date>> {
  const text = await readFileIfThere(path);
  if (text === undefined) return new Map();
  const file = parseCheckpoint(text, path);
  assertSameTime(file, options.sourceKind, path);
  return withoutFuture(file.instants, options);
}

function assertSameTime({ source }: CheckpointFile, sourceKind: SourceKind, path: string): void {
  if (source === undefined || (source === 'recorded') === (sourceKind === 'recorded')) return;
  throw new CheckpointError(
    path,
    `is the checkpoint of the source ${source}, and WEATHER_SOURCE is ${sourceKind}: one of them is of a recorded year, and would hide the observations of the other`,
  );
}

/** Forgets what only a wrong clock can have written: it would hide every true observation until then. */
function withoutFuture(
  instants: ReadonlyMap<string, Date>,
  { clock, logger }: CheckpointOptions,
): Map<string, Date> {
  const now = new Date(clock.now());
  const kept = [...instants].filter(([station, instant]) => {
    const isAhead = isTooFarAhead(instant, now);
    if (isAhead) {
      logger.warn(
        { event: 'checkpoint-ahead', station, instant: instant.toISOString() },
        `the checkpoint of ${station} lies in the future and is forgotten; check the clock of this machine`,
      );
    }
    return !isAhead;
  });
  return new Map(kept);
}
