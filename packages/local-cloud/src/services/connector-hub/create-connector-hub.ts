import { join } from 'node:path';
import { toErrorFields, type Clock, type Logger } from '@weather-stream/service-kit';
import type { LogEntry } from '../../control/create-log-book';
import type { Invoke } from '../functions/types';
import type { StreamReader } from '../streaming/create-stream-reader';
import type { FindStream } from '../streaming/types';
import { createConnectorRunner, type ConnectorRunner } from './create-connector-runner';
import { openPositionFile, type PositionFile } from './position-file';
import { toConnectorStatus } from './to-connector-status';
import type { AuthorizeConnector, ConnectorDescription, ConnectorStatus } from './types';

/** What {@link createConnectorHub} works with. */
export interface ConnectorHubOptions {
  /** Connectors that are neither deleted nor being deleted. */
  listConnectors: () => readonly ConnectorDescription[];
  /** Calls the listener after any connector was made, changed or deleted. @returns what ends it */
  onConnectorsChanged: (listener: () => void) => () => void;
  findStream: FindStream;
  /** Reads the streams. */
  reader: StreamReader;
  /** Invokes functions. */
  invoke: Invoke;
  /** Asks whether a connector may act. */
  authorize: AuthorizeConnector;
  /** Positions are kept here, a file for each connector. */
  folder: string;
  /** Opens what keeps a connector's position. @default a file in `folder` */
  openPositions?: (connectorId: string) => PositionFile;
  /** The cloud's time: a time scale makes batch windows and back-off shorter. */
  clock: Clock;
  /** Takes the connectors' run logs. */
  log: (entry: Omit<LogEntry, 'seq' | 'time'>) => void;
  logger: Logger;
}

/** The data plane of Connector Hub. */
export interface ConnectorHub {
  status(): ConnectorStatus[];
  /** Stops all connectors at once; a call under way is given up, and repeated after the next start. */
  close(): Promise<void>;
}

interface Running {
  runner: ConnectorRunner;
  file: PositionFile;
  /** What the runner has been told of, to see whether there is news. */
  known: string;
}

function startRunner(options: ConnectorHubOptions, { id, displayName }: ConnectorDescription): Running {
  const { listConnectors, findStream, reader, log, folder } = options;
  const {
    openPositions = (connectorId: string) => openPositionFile(join(folder, 'positions'), connectorId),
  } = options;
  const file = openPositions(id);
  const runner = createConnectorRunner({
    ...options,
    connectorId: id,
    describe: () => listConnectors().find((connector) => connector.id === id),
    source: { findStream, reader },
    file,
    log: (line) => log({ source: 'connector', id, name: displayName, line }),
  });
  return { runner, file, known: '' };
}

/** The runners of all connectors. */
interface Runners {
  follow(connectors: readonly ConnectorDescription[]): void;
  find(connectorId: string): ConnectorRunner | undefined;
  stopAll(): Promise<void>;
}

function createRunners(options: ConnectorHubOptions): Runners {
  const { logger } = options;
  const running = new Map<string, Running>();
  const ending = new Map<ConnectorRunner, Promise<void>>();

  const forget = async (connectorId: string, { runner, file }: Running): Promise<void> => {
    try {
      await runner.stop(false);
      await file.remove();
    } catch (error) {
      logger.error({ connectorId, ...toErrorFields(error) }, 'position of a deleted connector not removed');
    }
    ending.delete(runner);
  };
  const end = (connectorId: string, entry: Running): void => {
    running.delete(connectorId);
    ending.set(entry.runner, forget(connectorId, entry));
  };
  const followOne = (connector: ConnectorDescription): void => {
    const entry = running.get(connector.id) ?? startRunner(options, connector);
    running.set(connector.id, entry);
    const description = JSON.stringify(connector);
    if (entry.known !== '' && entry.known !== description) entry.runner.changed();
    entry.known = description;
  };

  return {
    follow: (connectors) => {
      const ids = new Set(connectors.map(({ id }) => id));
      for (const [id, entry] of running) if (!ids.has(id)) end(id, entry);
      connectors.forEach(followOne);
    },
    find: (connectorId) => running.get(connectorId)?.runner,
    stopAll: async () => {
      const all = [...[...running.values()].map(({ runner }) => runner), ...ending.keys()];
      await Promise.all(all.map((runner) => runner.stop(true)));
      await Promise.all(ending.values());
    },
  };
}

/** Starts a runner for each connector there is, and follows what happens to them. */
export function createConnectorHub(options: ConnectorHubOptions): ConnectorHub {
  const { listConnectors, onConnectorsChanged, reader } = options;
  const runners = createRunners(options);
  const reconcile = (): void => runners.follow(listConnectors());
  reconcile();
  const unsubscribe = onConnectorsChanged(reconcile);
  return {
    status: () =>
      listConnectors().flatMap((connector) => {
        const runner = runners.find(connector.id);
        return runner === undefined ? [] : [toConnectorStatus(connector, runner.state(), reader)];
      }),
    close: async () => {
      unsubscribe();
      await runners.stopAll();
    },
  };
}
