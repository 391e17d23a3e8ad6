import { join } from 'node:path';
import type { Clock, Logger } from '@weather-stream/service-kit';
import type { ControlPlaneService } from '../engine/control-plane-service';
import { createEngine, type Engine } from '../engine/create-engine';
import { openResourceStore } from '../engine/resource-store';
import type { ResourceType } from '../engine/resource-type';
import { toOperations } from '../engine/to-operations';
import { removeOrphans } from '../engine/parts-of';
import { toWorkRequestOperations, type WorkRequestApi } from '../engine/to-work-request-operations';
import { forgetOldWorkRequests } from '../engine/work-requests';
import type { Operation } from '../server/operation';
import { artifactsService } from '../services/artifacts/artifacts-service';
import { computeService } from '../services/compute/compute-service';
import {
  createInstanceDirectory,
  type InstanceDirectory,
} from '../services/compute/create-instance-directory';
import { connectorHubApi } from '../services/connector-hub/connector-hub-api';
import { connectorResource } from '../services/connector-hub/connector.resource';
import { autonomousDatabaseResource } from '../services/database/autonomous-database.resource';
import { databaseApi } from '../services/database/database-api';
import { applicationResource } from '../services/functions/application.resource';
import { functionResource } from '../services/functions/function.resource';
import { functionsApi } from '../services/functions/functions-api';
import type { FunctionImages } from '../services/functions/image/function-images';
import { authTokenResource } from '../services/identity/auth-token.resource';
import type { AuthTokens } from '../services/identity/auth-tokens';
import { identityService } from '../services/identity/identity-service';
import { loggingService } from '../services/logging/logging-service';
import { monitoringService } from '../services/monitoring/monitoring-service';
import { networkService } from '../services/network/network-service';
import { notificationsService } from '../services/notifications/notifications-service';
import { objectStorageService } from '../services/object-storage/object-storage-service';
import { openObjectStore, type ObjectStore } from '../services/object-storage/object-store';
import { streamPoolResource } from '../services/streaming/stream-pool.resource';
import { streamResource } from '../services/streaming/stream.resource';
import { streamingApi } from '../services/streaming/streaming-api';
import { keyResource } from '../services/vault/key.resource';
import { secretReadOperations } from '../services/vault/read-operations';
import { secretResource } from '../services/vault/secret.resource';
import { vaultApi } from '../services/vault/vault-api';
import { vaultResource } from '../services/vault/vault.resource';
import { followDeletions } from './follow-deletions';

/** Settings of {@link openControlPlane}. */
export interface ControlPlaneOptions {
  /** Where resources are kept. */
  folder: string;
  /** Where objects are kept: in a folder of it. */
  stateFolder: string;
  clock: Clock;
  transitionDelayMs: number;
  tenancyIds: readonly string[];
  /** What functions may be made of. */
  images: FunctionImages;
  authTokens: AuthTokens;
  /** The cloud's own URL. */
  url: () => string;
  logger: Logger;
}

/** The control plane: what exists. */
export interface ControlPlane {
  engine: Engine;
  operations: Operation[];
  /** The machines, for whoever runs them or serves their metadata. */
  instances: InstanceDirectory;
  /** Operations that OCI has and the local cloud has not. */
  unbuilt: Operation[];
}

/** The services that describe themselves. */
const toServices = (objects: ObjectStore): ControlPlaneService[] => [
  identityService,
  artifactsService,
  loggingService,
  monitoringService,
  notificationsService,
  networkService,
  computeService,
  objectStorageService(objects),
];

const resourceTypes = ({
  images,
  authTokens,
}: Pick<ControlPlaneOptions, 'images' | 'authTokens'>): ResourceType[] => [
  streamPoolResource,
  streamResource,
  vaultResource,
  keyResource,
  secretResource,
  applicationResource,
  functionResource(images),
  authTokenResource(authTokens),
  connectorResource,
  autonomousDatabaseResource,
];

/** The work requests of the other services. */
const otherWorkRequests: readonly WorkRequestApi[] = [
  { type: 'streamworkrequest', path: '/20180418/workRequests' },
  { type: 'serviceconnectorworkrequest', path: '/20200909/workRequests' },
];

/** Opens the control plane over the resources in a folder. @throws LocalCloudStartError `STATE_UNREADABLE` */
export async function openControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const objects = await openObjectStore(join(options.stateFolder, 'object-storage'));
  const services = toServices(objects);
  const types = [...services.flatMap((service) => service.types), ...resourceTypes(options)];
  const workRequests = [...otherWorkRequests, ...services.flatMap((service) => service.workRequests ?? [])];
  const store = await openResourceStore(options.folder);
  const engine = createEngine({ ...options, store, types });
  for (const { type } of workRequests) await forgetOldWorkRequests(engine.context, type);
  await removeOrphans(engine.context);
  followDeletions({ engine, logger: options.logger }, 'bucket', (id) => objects.forget(id));
  return {
    engine,
    instances: createInstanceDirectory(engine),
    operations: [
      ...types.flatMap((type) => toOperations(engine, type)),
      ...workRequests.flatMap((api) => toWorkRequestOperations(engine.context, api)),
      ...secretReadOperations(engine),
      ...services.flatMap(({ operations }) => operations?.(engine) ?? []),
    ],
    unbuilt: [
      ...services.flatMap(({ api }) => api),
      ...streamingApi,
      ...functionsApi,
      ...connectorHubApi,
      ...vaultApi,
      ...databaseApi,
    ],
  };
}
