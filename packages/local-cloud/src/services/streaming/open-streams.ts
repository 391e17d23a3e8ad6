import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Logger } from '@weather-stream/service-kit';
import { notAuthorizedOrNotFound } from '../../errors';
import { openGroups, type Groups } from './group/open-groups';
import type { StreamingLimits } from './limits';
import { openPartitionLog, type PartitionLog } from './log/partition-log';
import type { FindStream, StreamDescription } from './types';

/** What {@link createOpenStreams} works with. */
export interface OpenStreamsDeps {
  /** Each stream has a folder in it, named after its id. */
  folder: string;
  findStream: FindStream;
  clock: Pick<Clock, 'now'>;
  limits: StreamingLimits;
  logger: Logger;
}

/** A stream in use. */
export interface OpenStream extends StreamDescription {
  /** In the order of their numbers. */
  logs: readonly PartitionLog[];
  groups: Groups;
}

/** The streams that were used since the start: files are opened at first use. */
export interface OpenStreams {
  /** @throws OciError 404 when there is no such stream */
  get(streamId: string): OpenStream;
  /** Those that were used. */
  list(): OpenStream[];
  /** Removes everything that is kept of a stream. */
  forget(streamId: string): Promise<void>;
  close(): void;
}

const hoursToMs = 3_600_000;

/** Makes the {@link OpenStreams} of a folder. */
export function createOpenStreams(deps: OpenStreamsDeps): OpenStreams {
  const { folder, findStream, clock, limits, logger } = deps;
  const opened = new Map<string, OpenStream>();
  const toFolder = (streamId: string): string => join(folder, encodeURIComponent(streamId));

  const open = (stream: StreamDescription): OpenStream => {
    const retentionMs = stream.retentionInHours * hoursToMs;
    const { segmentBytes } = limits;
    const logs = Array.from({ length: stream.partitions }, (_, partition) =>
      openPartitionLog({
        folder: join(toFolder(stream.id), `partition-${partition}`),
        ...{ retentionMs, segmentBytes, clock, logger },
      }),
    );
    const groups = openGroups({ file: join(toFolder(stream.id), 'groups.json'), retentionMs, clock });
    return { ...stream, logs, groups };
  };

  const closeStream = (streamId: string): void => {
    opened.get(streamId)?.logs.forEach((log) => log.close());
    opened.delete(streamId);
  };

  return {
    get: (streamId) => {
      const description = findStream(streamId);
      if (description === undefined)
        throw notAuthorizedOrNotFound(`Stream ${streamId} does not exist, or you may not use it.`);
      const stream = opened.get(streamId) ?? open(description);
      opened.set(streamId, stream);
      return stream;
    },
    list: () => [...opened.values()],
    forget: async (streamId) => {
      const groups = opened.get(streamId)?.groups;
      closeStream(streamId);
      await groups?.settle();
      await rm(toFolder(streamId), { recursive: true, force: true });
    },
    close: () => [...opened.keys()].forEach(closeStream),
  };
}
