import { MAX_INVOCATION_BYTES } from '../limits';

/** When a connector hands a batch over, besides after a time: by size, or by number. */
export type BatchLimit = { kind: 'kbs'; sizeInKbs: number } | { kind: 'num'; sizeInNum: number };

/** What a batch must fit. */
export interface BatchSettings {
  limit: BatchLimit;
  /** Memory of the function in MB. */
  memoryInMbs: number;
  /** Time of one invocation in seconds. */
  timeoutInSeconds: number;
}

/** Keys and values travel as base64 within JSON: four thirds of their size, and some more around each message. */
const growthOnTheWay = 1.5;

/** An observation of the sources used here takes less than 2 KB; a limit by number must hold for larger ones too. */
const assumedMessageBytes = 4096;

/** What Node and the handler take before the first message, and how often a batch is in memory at its peak (body, parsed, decoded, rows). */
const idleMemoryMbs = 80;
const copiesInMemory = 12;

/** Slowest storing that is planned for, and the start of a container. */
const bytesStoredPerSecond = 64 * 1024;
const coldStartSeconds = 15;

/** The most that one batch is taken to hold, in bytes of keys and values. */
export const toBatchBytes = (limit: BatchLimit): number =>
  limit.kind === 'kbs' ? limit.sizeInKbs * 1024 : limit.sizeInNum * assumedMessageBytes;

/** What is wrong with a batch's limit, in sentences; nothing when a full batch fits body, memory and time. */
export function findBatchProblems({ limit, memoryInMbs, timeoutInSeconds }: BatchSettings): string[] {
  const bytes = toBatchBytes(limit);
  const size = `a full batch (up to ${Math.ceil(bytes / 1024)} KB)`;
  const bodyBytes = bytes * growthOnTheWay;
  const memoryMbs = Math.ceil(idleMemoryMbs + (bytes * copiesInMemory) / 2 ** 20);
  const seconds = Math.ceil(coldStartSeconds + bytes / bytesStoredPerSecond);
  return [
    bodyBytes > MAX_INVOCATION_BYTES &&
      `${size} grows to ${Math.ceil(bodyBytes / 1024)} KB on its way, and a function takes ${MAX_INVOCATION_BYTES / 1024} KB; make it smaller`,
    memoryMbs > memoryInMbs &&
      `${size} needs about ${memoryMbs} MB, and the function has ${memoryInMbs}; make it smaller, or functionMemoryInMbs larger`,
    seconds > timeoutInSeconds &&
      `${size} may take ${seconds} s, and an invocation has ${timeoutInSeconds}; make it smaller, or functionTimeoutInSeconds larger`,
  ].filter((problem) => problem !== false);
}
