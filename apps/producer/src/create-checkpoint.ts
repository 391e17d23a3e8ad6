import { readFileIfThere, toErrorFields, writeFileAtomic, type Logger } from '@weather-stream/service-kit';
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
  logger: Logger;
}

const version = 1;

/**
 * Reads the checkpoint file, if there is one. It is replaced atomically after acknowledgements, many of them at once.
 *
 * @throws CheckpointError when the file holds something else
 */
export async function loadCheckpoint({ path, logger }: CheckpointOptions): Promise<Checkpoint> {
  const text = path === undefined ? undefined : await readFileIfThere(path);
  const instants = new Map(text === undefined || path === undefined ? [] : parseCheckpoint(text, path));
  let isDirty = false;
  let writing: Promise<void> | undefined;

  const writeWhileDirty = async (target: string) => {
    while (isDirty) {
      isDirty = false;
      await writeFileAtomic(target, encodeCheckpoint(instants)).catch((error: unknown) => {
        const fields = { event: 'checkpoint-failed', path: target, ...toErrorFields(error) };
        logger.error(
          fields,
          'the checkpoint cannot be written; what is published now will be published again',
        );
      });
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

/** Writes instants to the second, as they are in observation ids. */
export function encodeCheckpoint(instants: ReadonlyMap<string, Date>): string {
  const stations = Object.fromEntries(
    [...instants].map(([station, instant]) => [station, `${instant.toISOString().slice(0, 19)}Z`]),
  );
  return `${JSON.stringify({ version, stations }, undefined, 2)}\n`;
}

/**
 * Reads what {@link encodeCheckpoint} wrote.
 *
 * @throws CheckpointError
 */
export function parseCheckpoint(text: string, path: string): [string, Date][] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new CheckpointError(
      path,
      'is not a checkpoint: it holds no JSON, or only the beginning of it',
      cause,
    );
  }
  const { version: found, stations } = (parsed ?? {}) as Record<string, unknown>;
  if (found !== version) {
    throw new CheckpointError(path, `is of version ${String(found)}, this producer reads version ${version}`);
  }
  if (typeof stations !== 'object' || stations === null) throw new CheckpointError(path, 'names no stations');
  return Object.entries(stations).map(([station, instant]) => {
    const date = new Date(typeof instant === 'string' ? instant : Number.NaN);
    if (Number.isNaN(date.getTime()))
      throw new CheckpointError(path, `has no instant for station ${station}`);
    return [station, date];
  });
}
