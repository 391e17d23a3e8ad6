import { readFileSync } from 'node:fs';
import { writeFileAtomic, type Clock } from '@weather-stream/service-kit';
import { OciError } from '../../../errors';
import { isJsonObject } from '../../../server/parse-json-object';
import type { ConsumerGroup } from './consumer-group';

/** What {@link openGroups} works with. */
export interface GroupsOptions {
  /** Where the groups of the stream are kept. Made when it is missing. */
  file: string;
  /** A group that nobody used for so long is gone. */
  retentionMs: number;
  clock: Pick<Clock, 'now'>;
}

/** The consumer groups of one stream. */
export interface Groups {
  get(groupName: string): ConsumerGroup | undefined;
  /** Seen by the next `get` at once; on disk when it resolves. */
  put(group: ConsumerGroup): Promise<void>;
  count(): number;
  /** Resolves when nothing is being written. */
  settle(): Promise<void>;
}

const version = 1;

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function load(file: string): ConsumerGroup[] {
  const content = read(file);
  if (content === undefined) return [];
  const state = parse(content);
  if (isJsonObject(state) && state.version === version && Array.isArray(state.groups))
    return state.groups as ConsumerGroup[];
  throw new OciError(
    500,
    'InternalServerError',
    `${file} is not of version ${version}: remove it to make all consumer groups of the stream begin anew.`,
  );
}

/** After a start, members have their whole time-out to come back: it was not them who were silent. */
const withFreshMembers = (group: ConsumerGroup, now: number): ConsumerGroup => ({
  ...group,
  members: group.members.map((member) => ({ ...member, seenAt: now })),
});

/** Opens the consumer groups of a stream. */
export function openGroups({ file, retentionMs, clock }: GroupsOptions): Groups {
  const groups = new Map(
    load(file).map((group) => [group.groupName, withFreshMembers(group, clock.now())] as const),
  );
  let saved: Promise<void> = Promise.resolve();

  const forgetUnused = (): void => {
    for (const [name, { usedAt }] of groups) if (usedAt + retentionMs < clock.now()) groups.delete(name);
  };
  const save = (): Promise<void> =>
    writeFileAtomic(file, JSON.stringify({ version, groups: [...groups.values()] }), 0o600);

  return {
    get: (groupName) => {
      forgetUnused();
      return groups.get(groupName);
    },
    put: (group) => {
      groups.set(group.groupName, group);
      saved = saved.then(save, save);
      return saved;
    },
    count: () => {
      forgetUnused();
      return groups.size;
    },
    settle: () => saved.catch(() => undefined),
  };
}
