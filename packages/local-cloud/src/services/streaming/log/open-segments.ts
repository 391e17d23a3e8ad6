import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Logger } from '@weather-stream/service-kit';
import { openSegment, type Segment } from './segment';

/** Where a partition's files lie, and when one is full or too old. */
export interface SegmentsOptions {
  /** Holds the files of this partition, and nothing else. Made when it is missing. */
  folder: string;
  /** Age from which messages may go, in milliseconds. */
  retentionMs: number;
  /** Size from which the partition goes on in another file. */
  segmentBytes: number;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
}

/** The files of a partition, oldest first. */
export interface Segments {
  list: () => readonly Segment[];
  /** The one that takes messages. */
  active: () => Segment;
  /** Goes on in a new file if the active one is full. @returns whether it did */
  rollIfFull: () => boolean;
  /** Removes files all of whose messages are older than the retention time. @returns whether it went on in a new file */
  trim: () => boolean;
  close: () => void;
}

/** A file takes messages for this part of the retention time, so that old ones go in time. */
const SEGMENTS_PER_RETENTION = 24;

const toFileName = (baseOffset: number): string => `${String(baseOffset).padStart(16, '0')}.log`;

function openFiles({ folder, logger }: SegmentsOptions): Segment[] {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).filter((name) => /^\d{16}\.log$/.test(name));
  if (names.length === 0) names.push(toFileName(0));
  const segments = names.sort().map((name) => openSegment(join(folder, name), Number.parseInt(name, 10)));
  for (const { tornBytes, baseOffset } of segments)
    if (tornBytes > 0) logger.warn({ folder, baseOffset, tornBytes }, 'cut off a torn end of a partition');
  for (const segment of segments.slice(0, -1)) segment.seal();
  return segments;
}

/** Opens the files of a partition. */
export function openSegments(options: SegmentsOptions): Segments {
  const { folder, retentionMs, segmentBytes, clock } = options;
  const segments = openFiles(options);

  const active = (): Segment => {
    const last = segments.at(-1);
    if (last === undefined) throw new Error(`${folder} is closed`);
    return last;
  };
  const roll = (): true => {
    const end = active().index.endOffset();
    const next = openSegment(join(folder, toFileName(end)), end);
    active().seal();
    segments.push(next);
    return true;
  };
  const rollIfFull = (): boolean => {
    const { index } = active();
    const ageMs = clock.now() - (index.firstTimestamp() ?? Infinity);
    return (index.bytes() >= segmentBytes || ageMs >= retentionMs / SEGMENTS_PER_RETENTION) && roll();
  };
  const trim = (): boolean => {
    const horizon = clock.now() - retentionMs;
    const isOver = ({ index }: Segment): boolean => index.bytes() > 0 && index.maxTimestamp() < horizon;
    const hasRolled = isOver(active()) && roll();
    for (let [oldest] = segments; oldest !== undefined && isOver(oldest); [oldest] = segments) {
      oldest.remove();
      segments.shift();
    }
    return hasRolled;
  };
  const close = (): void => segments.splice(0).forEach(({ seal }) => seal());
  return { list: () => segments, active, rollIfFull, trim, close };
}
