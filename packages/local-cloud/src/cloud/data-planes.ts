import { join } from 'node:path';
import type { Clock, Logger } from '@weather-stream/service-kit';
import type { LogBook } from '../control/create-log-book';
import type { Engine } from '../engine/create-engine';
import type { IssueResourcePrincipal } from '../identity/token-issuer';
import type { Operation } from '../server/operation';
import {
  createConnectorHub,
  type ConnectorHub,
  type ConnectorHubOptions,
} from '../services/connector-hub/create-connector-hub';
import { databaseUnique } from '../services/database/autonomous-database.resource';
import type { AuthorizeConnector } from '../services/connector-hub/types';
import { createFunctions, type Functions } from '../services/functions/create-functions';
import type { FunctionImages } from '../services/functions/image/function-images';
import { createLogging, type Logging } from '../services/logging/create-logging';
import { createOrds, type Ords } from '../services/ords/create-ords';
import type { StreamingLimits } from '../services/streaming/limits';
import { createStreaming, type Streaming } from '../services/streaming/create-streaming';
import { followDeletions } from './follow-deletions';
import { createResourceLookups, type ResourceLookups } from './resource-lookups';

/** What {@link startDataPlanes} works with. */
export interface DataPlanesOptions {
  engine: Engine;
  /** Asks whether a connector may act. */
  authorizeConnector: AuthorizeConnector;
  stateFolder: string;
  /** The cloud's clock. */
  clock: Clock;
  machineClock: Clock;
  /** What functions are made of. */
  images: FunctionImages;
  issueResourcePrincipal: IssueResourcePrincipal;
  /** @default OCI's */
  streamingLimits?: Partial<StreamingLimits>;
  logBook: LogBook;
  logger: Logger;
}

/** The data planes: what the resources do. */
export interface DataPlanes {
  operations: Operation[];
  /** What each of them tells of itself. */
  status: () => Record<string, unknown>;
  close: () => Promise<void>;
}

function startStreaming(
  { stateFolder, clock, engine, logger, streamingLimits: limits = {} }: DataPlanesOptions,
  { findStream }: ResourceLookups,
): Streaming {
  const folder = join(stateFolder, 'streaming');
  const streaming = createStreaming({ folder, clock, findStream, limits, logger });
  followDeletions({ engine, logger }, 'stream', (id) => streaming.forgetStream(id));
  return streaming;
}

function startOrds(
  { stateFolder, clock, engine, logger }: DataPlanesOptions,
  { findDatabase }: ResourceLookups,
): Ords {
  const ords = createOrds({ folder: join(stateFolder, 'ords'), clock, findDatabase, logger });
  followDeletions({ engine, logger }, 'autonomousdatabase', (id) => ords.forgetDatabase(databaseUnique(id)));
  return ords;
}

function startLogging({ stateFolder, engine, logBook, logger }: DataPlanesOptions): Logging {
  const logging = createLogging({ engine, logBook, folder: join(stateFolder, 'logging') });
  followDeletions({ engine, logger }, 'log', (id) => logging.forgetLog(id));
  return logging;
}

function startFunctions(options: DataPlanesOptions, { findFunction }: ResourceLookups): Functions {
  const { stateFolder, engine, clock, machineClock, images, logBook, logger, issueResourcePrincipal } =
    options;
  const functions = createFunctions({
    findFunction,
    images,
    folder: join(stateFolder, 'functions'),
    clock,
    machineClock,
    logger,
    log: (entry) => logBook.append(entry),
    issueResourcePrincipal: (resourceId) => {
      const compartmentId = findFunction(resourceId)?.compartmentId ?? '';
      const tenancyId = engine.tenancyOf(compartmentId);
      return issueResourcePrincipal({ tenancyId, compartmentId, resourceType: 'fnfunc', resourceId });
    },
  });
  engine.onChanged('fnfunc', ({ id }) => functions.functionChanged(id));
  engine.onChanged('fnapp', ({ id }) => {
    for (const fn of engine.findAll('fnfunc'))
      if (fn.fields.applicationId === id) functions.functionChanged(fn.id);
  });
  return functions;
}

function startConnectorHub(
  { stateFolder, engine, authorizeConnector: authorize, clock, logBook, logger }: DataPlanesOptions,
  { findStream, listConnectors }: ResourceLookups,
  { reader, invoke }: Pick<ConnectorHubOptions, 'reader' | 'invoke'>,
): ConnectorHub {
  return createConnectorHub({
    folder: join(stateFolder, 'connector-hub'),
    listConnectors,
    onConnectorsChanged: (listener) => engine.onChanged('serviceconnector', listener),
    findStream,
    reader,
    invoke,
    authorize,
    clock,
    log: (entry) => logBook.append(entry),
    logger,
  });
}

/** Starts the data planes of all services over the control plane. */
export function startDataPlanes(options: DataPlanesOptions): DataPlanes {
  const lookups = createResourceLookups(options.engine);
  const streaming = startStreaming(options, lookups);
  const functions = startFunctions(options, lookups);
  const { log: reader } = streaming;
  const ords = startOrds(options, lookups);
  const logging = startLogging(options);
  const connectorHub = startConnectorHub(options, lookups, { reader, invoke: functions.invoke });
  return {
    operations: [...streaming.operations, ...functions.operations, ...ords.operations, ...logging.operations],
    status: () => ({
      streams: streaming.status(),
      connectors: connectorHub.status(),
      functions: functions.status(),
      ords: ords.status(),
    }),
    close: async () => {
      await connectorHub.close();
      await functions.close();
      await ords.close();
      streaming.close();
    },
  };
}
