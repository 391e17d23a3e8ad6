import type { StreamMessage } from '@weather-stream/message-schema';
import type { LaneHead } from './choose-batch';
import type { PublishOutcome } from './types';

/** A message on its way, with everything that is known of it. */
export interface Pending {
  message: StreamMessage;
  bytes: number;
  acceptedAtMs: number;
  settle: (outcome: PublishOutcome) => void;
}

/** The messages of one key, in order. Only the first of them is ever under way. */
export interface Lane {
  key: string;
  queue: Pending[];
  isInFlight: boolean;
  /** Of the first message: how often in a row it was not taken. */
  failures: number;
  /** Of the first message: when it was not taken for the first time. */
  firstFailureMs: number | undefined;
  notBeforeMs: number;
  alone: boolean;
}

/** The lanes of all keys that have something pending. */
export interface Lanes {
  add(pending: Pending): void;
  /** What could be sent, in the order in which keys take turns. */
  heads(): LaneHead[];
  /** Marks the lanes of these keys as under way. */
  begin(keys: readonly string[]): Lane[];
  /** Takes the first message off its lane, if there is still one; its successor starts afresh. */
  finishHead(lane: Lane): Pending | undefined;
  /** Marks lanes as no longer under way; those with something left go to the end of the line. */
  end(lanes: readonly Lane[]): void;
  /** How many messages are pending. */
  pending(): number;
  /** Forgets everything, and says what it was. */
  clear(): Pending[];
}

const freshHead = { failures: 0, firstFailureMs: undefined, notBeforeMs: 0, alone: false };

/** Makes empty {@link Lanes}. */
export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  return {
    add: (pending) => {
      const { key } = pending.message;
      const lane = lanes.get(key) ?? { key, queue: [], isInFlight: false, ...freshHead };
      lane.queue.push(pending);
      lanes.set(key, lane);
    },
    heads: () => [...lanes.values()].flatMap(toHead),
    begin: (keys) => {
      const chosen = keys.flatMap((key) => lanes.get(key) ?? []);
      for (const lane of chosen) lane.isInFlight = true;
      return chosen;
    },
    finishHead: (lane) => {
      Object.assign(lane, freshHead);
      return lane.queue.shift();
    },
    end: (ended) => {
      for (const lane of ended) {
        lane.isInFlight = false;
        lanes.delete(lane.key);
        if (lane.queue.length > 0) lanes.set(lane.key, lane);
      }
    },
    pending: () => [...lanes.values()].reduce((sum, { queue }) => sum + queue.length, 0),
    clear: () => {
      const left = [...lanes.values()].flatMap(({ queue }) => queue.splice(0));
      lanes.clear();
      return left;
    },
  };
}

function toHead({ key, isInFlight, queue, notBeforeMs, alone }: Lane): LaneHead[] {
  const [first] = queue;
  if (isInFlight || first === undefined) return [];
  return [{ key, bytes: first.bytes, acceptedAtMs: first.acceptedAtMs, notBeforeMs, alone }];
}
