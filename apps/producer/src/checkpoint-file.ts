import { sourceKinds, type SourceKind } from '@weather-stream/message-schema';
import { CheckpointError } from './errors';

/** What a checkpoint file says. */
export interface CheckpointFile {
  /** Which source the instants are of; files of earlier producers do not say. */
  source?: SourceKind | undefined;
  /** The last acknowledged observation of each station. */
  instants: ReadonlyMap<string, Date>;
}

const version = 1;

/** Writes instants to the second, as they are in observation ids. */
export function encodeCheckpoint({ source, instants }: CheckpointFile): string {
  const stations = Object.fromEntries(
    [...instants].map(([station, instant]) => [station, `${instant.toISOString().slice(0, 19)}Z`]),
  );
  return `${JSON.stringify({ version, source, stations }, undefined, 2)}\n`;
}

/**
 * Reads what {@link encodeCheckpoint} wrote.
 *
 * @throws CheckpointError
 */
export function parseCheckpoint(text: string, path: string): CheckpointFile {
  const { version: found, source, stations } = (parseJson(text, path) ?? {}) as Record<string, unknown>;
  if (found !== version) {
    throw new CheckpointError(path, `is of version ${String(found)}, this producer reads version ${version}`);
  }
  if (source !== undefined && !isSourceKind(source)) {
    throw new CheckpointError(path, `is of a source that is none of ${sourceKinds.join(', ')}`);
  }
  if (typeof stations !== 'object' || stations === null) throw new CheckpointError(path, 'names no stations');
  return { source, instants: new Map(Object.entries(stations).map((entry) => toInstant(entry, path))) };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CheckpointError(
      path,
      'is not a checkpoint: it holds no JSON, or only the beginning of it',
      cause,
    );
  }
}

const isSourceKind = (source: unknown): source is SourceKind =>
  (sourceKinds as readonly unknown[]).includes(source);

function toInstant([station, instant]: [string, unknown], path: string): [string, Date] {
  const date = new Date(typeof instant === 'string' ? instant : Number.NaN);
  if (Number.isNaN(date.getTime())) throw new CheckpointError(path, `has no instant for station ${station}`);
  return [station, date];
}
