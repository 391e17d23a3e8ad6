import { silentLogger } from '../../../testing/silent-logger';
import { createManualClock, type ManualClock } from '@weather-stream/service-kit';
import { OciError } from '../../../errors';
import type { InvocationOptions, InvocationOutcome } from '../../functions/types';
import { createConnectorHub, type ConnectorHub } from '../create-connector-hub';
import type { PositionFile } from '../position-file';
import type { ConnectorDescription, Positions } from '../types';
import { buildConnector, buildMessage, taken, thrown } from './build-connector';
import { createMemoryStream, type MemoryStream } from './create-memory-stream';

/** One message of a payload. */
export interface DeliveredMessage {
  partition: string;
  offset: number;
}

/** Connector Hub with a stream and a function in memory. */
export interface HubWorld {
  hub: ConnectorHub;
  clock: ManualClock;
  stream: MemoryStream;
  /** Each attempt's payload, in the order of the attempts. */
  payloads: DeliveredMessage[][];
  lines: string[];
  /** Replaces the connectors, as a change in the control plane does. */
  setConnectors: (...connectors: ConnectorDescription[]) => void;
  /** Replaces the connectors, as the end of a transition does: nobody is told. */
  setConnectorsSilently: (...connectors: ConnectorDescription[]) => void;
  /** What the function answers from now on, unless the call is given up before. */
  answer: (how: (options: InvocationOptions) => Promise<InvocationOutcome>) => void;
  /** What connectors may not do from now on. */
  forbid: (...acts: readonly ('read' | 'invoke')[]) => void;
  /** Keeps positions from being written until the returned function is called: a busy disk. */
  holdPositions: () => () => void;
  /** Puts that many messages, one after another, into a partition. */
  put: (count: number, partition?: string) => void;
  /** Closes the hub and starts another on the same positions, stream and connectors. */
  restart: () => Promise<void>;
}

/** A call that ends without success as soon as the caller gives it up. */
function untilGivenUp(answer: Promise<InvocationOutcome>, signal?: AbortSignal): Promise<InvocationOutcome> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => resolve({ ...thrown, status: 444 });
    signal?.addEventListener('abort', giveUp);
    answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', giveUp));
  });
}

/** Positions that outlive a hub, but no test. */
function createMemoryPositions(untilWritable: () => Promise<void>): (connectorId: string) => PositionFile {
  const stored = new Map<string, { streamId: string; positions: Positions }>();
  return (connectorId) => ({
    load: (streamId) => {
      const found = stored.get(connectorId);
      return found?.streamId === streamId ? found.positions : undefined;
    },
    save: async (streamId, positions) => {
      await untilWritable();
      stored.set(connectorId, { streamId, positions });
    },
    remove: () => {
      stored.delete(connectorId);
      return Promise.resolve();
    },
  });
}

function startHub(connector: ConnectorDescription, partitions: number): HubWorld {
  const [clock, stream] = [createManualClock(), createMemoryStream(partitions)];
  let writable = Promise.resolve();
  const openPositions = createMemoryPositions(() => writable);
  let connectors = [connector];
  let onChange: () => void = () => undefined;
  let answer: (options: InvocationOptions) => Promise<InvocationOutcome> = () => Promise.resolve(taken);
  let forbidden: readonly string[] = [];
  const create = (): ConnectorHub =>
    createConnectorHub({
      listConnectors: () => connectors,
      onConnectorsChanged: (listener) => {
        onChange = listener;
        return () => undefined;
      },
      findStream: () => ({ name: 'weatherstrm', ...streamFacts }),
      reader: stream.reader,
      invoke: (_functionId, body, options) => {
        world.payloads.push(JSON.parse(body.toString()) as DeliveredMessage[]);
        return untilGivenUp(answer(options), options.signal);
      },
      authorize: ({ id: resourceId, compartmentId }, act) => {
        if (forbidden.includes(act)) throw new OciError(404, 'NotAuthorizedOrNotFound', `may not ${act}`);
        const service = 'serviceconnector';
        return { kind: 'service', tenancyId: 'tenancy', service, compartmentId, resourceId };
      },
      folder: 'unused',
      openPositions,
      clock,
      log: ({ line }) => void world.lines.push(line),
      logger: silentLogger,
    });
  const streamFacts = { id: 'stream', partitions, retentionInHours: 24, compartmentId: 'c', timeCreated: 0 };
  const world: Omit<HubWorld, 'hub'> = {
    clock,
    stream,
    payloads: [],
    lines: [],
    setConnectors: (...changed) => {
      connectors = changed;
      onChange();
    },
    setConnectorsSilently: (...changed) => {
      connectors = changed;
    },
    answer: (how) => {
      answer = how;
    },
    forbid: (...acts) => {
      forbidden = acts;
    },
    holdPositions: () => {
      let release: () => void = () => undefined;
      writable = new Promise((resolve) => (release = resolve));
      return release;
    },
    put: (count, partition = '0') => {
      for (let index = 0; index < count; index += 1)
        stream.put(partition, buildMessage({ timestamp: clock.now() }));
    },
    restart: async () => {
      await complete.hub.close();
      complete.hub = create();
    },
  };
  const complete: HubWorld = Object.assign(world, { hub: create() });
  return complete;
}

/** Lets a spec start hubs that are closed after each of its tests. */
export function useConnectorHub(): (
  target?: Partial<ConnectorDescription['target']>,
  change?: Partial<ConnectorDescription> & { partitions?: number },
) => HubWorld {
  const worlds: HubWorld[] = [];
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map(({ hub }) => hub.close()));
  });
  return (target, { partitions = 1, ...change } = {}) => {
    const world = startHub(buildConnector(target, change), partitions);
    worlds.push(world);
    return world;
  };
}
