import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock, type Logger, type ManualClock } from '@weather-stream/service-kit';
import { createRouter } from '../../../server/router';
import { toErrorResponse } from '../../../server/to-error-response';
import { createStreaming, type Streaming } from '../create-streaming';
import type { StreamingLimits } from '../limits';
import type { StreamDescription } from '../types';

/** Id of the one stream. */
export const testStreamId = 'ocid1.stream.oc1..test';

/** What a test says of a call: everything that is left out is empty. */
export interface TestCall {
  query?: Record<string, string>;
  /** Sent as JSON, unless it is a text: that is sent as it is. */
  body?: unknown;
}

/** What comes back, errors included. The body is read as JSON. */
export interface TestAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** The data plane over a temporary folder, called without HTTP. */
export interface TestStreaming {
  clock: ManualClock;
  folder: string;
  streaming: () => Streaming;
  /** Everything that was logged as a warning or an error. */
  complaints: unknown[];
  call: (method: string, path: string, call?: TestCall) => Promise<TestAnswer>;
  /** What a kill and a new start come to: nothing is closed properly. */
  restart: () => void;
  dispose: () => void;
}

/** Settings of {@link createTestStreaming}. */
export interface TestStreamingOptions extends Partial<Omit<StreamDescription, 'id'>> {
  /** @default no limits but those of sizes */
  limits?: Partial<StreamingLimits>;
}

const noRates = {
  writeBytesPerSecond: Infinity,
  getRequestsPerSecond: Infinity,
  cursorRequestsPerSecond: Infinity,
};

/** Makes the data plane with one stream; paths of calls are relative to it, like `/messages`. */
export function createTestStreaming({ limits, ...given }: TestStreamingOptions = {}): TestStreaming {
  const clock = createManualClock();
  const folder = mkdtempSync(join(tmpdir(), 'streaming-'));
  const complaints: unknown[] = [];
  const complain = (fields: unknown) => void complaints.push(fields);
  const logger: Logger = { debug: () => undefined, info: () => undefined, warn: complain, error: complain };
  const stream = {
    name: 'weatherstrm',
    partitions: 3,
    retentionInHours: 24,
    compartmentId: 'c',
    timeCreated: 0,
  };
  const start = (): Streaming =>
    createStreaming({
      ...{ folder, clock, logger },
      findStream: (id) => (id === testStreamId ? { ...stream, ...given, id } : undefined),
      limits: { ...noRates, ...limits },
    });
  const started = [start()];
  const streaming = (): Streaming => started.at(-1) ?? start();

  const handle = async (method: string, path: string, { query = {}, body }: TestCall) => {
    const { signal } = new AbortController();
    const target = `/20180418/streams/${testStreamId}${path}`;
    const { operation, params } = createRouter(streaming().operations)(method, target);
    const text = typeof body === 'string' || body === undefined ? (body ?? '') : JSON.stringify(body);
    return operation.handle({
      ...{ method, path: target, params, headers: {}, opcRequestId: 'test', signal },
      query: new URLSearchParams(query),
      body: Buffer.from(text),
      principal: { kind: 'anonymous' },
    });
  };
  const call: TestStreaming['call'] = async (method, path, testCall = {}) => {
    const { status, headers = {}, body } = await handle(method, path, testCall).catch(toErrorResponse);
    const text = Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body);
    return { status, headers, body: body === undefined ? undefined : JSON.parse(text) };
  };
  return {
    ...{ clock, folder, complaints, call, streaming },
    restart: () => void started.push(start()),
    dispose: () => {
      started.forEach(({ close }) => close());
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
