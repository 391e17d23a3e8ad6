import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '@weather-stream/service-kit';
import { isJsonObject } from '../../server/parse-json-object';
import { PositionsUnreadableError } from './errors';
import type { Positions } from './types';

/** Where a connector stands, on disk: survives a kill at any moment. */
export interface PositionFile {
  /**
   * Positions in this stream; `undefined` when there are none yet, or only of another stream.
   *
   * @throws PositionsUnreadableError
   */
  load(streamId: string): Positions | undefined;
  save(streamId: string, positions: Positions): Promise<void>;
  remove(): Promise<void>;
}

const version = 1;

const isPositions = (value: unknown): value is Positions =>
  isJsonObject(value) && Object.values(value).every((offset) => Number.isSafeInteger(offset));

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new PositionsUnreadableError(path, error);
  }
}

function parse(path: string, content: string): { streamId: unknown; positions: Positions } {
  let stored: unknown;
  try {
    stored = JSON.parse(content);
  } catch (error) {
    throw new PositionsUnreadableError(path, error);
  }
  if (!isJsonObject(stored) || stored.version !== version || !isPositions(stored.positions))
    throw new PositionsUnreadableError(path, undefined);
  return { streamId: stored.streamId, positions: stored.positions };
}

/** The position file of a connector in a folder. */
export function openPositionFile(folder: string, connectorId: string): PositionFile {
  const path = join(folder, `${connectorId.replace(/[^A-Za-z0-9._-]/g, '_')}.json`);
  return {
    load: (streamId) => {
      const content = read(path);
      if (content === undefined) return undefined;
      const stored = parse(path, content);
      return stored.streamId === streamId ? stored.positions : undefined;
    },
    save: (streamId, positions) =>
      writeFileAtomic(path, `${JSON.stringify({ version, streamId, positions })}\n`),
    remove: () => rm(path, { force: true }),
  };
}
