import type { Engine } from '../engine/create-engine';
import type { StoredResource } from '../engine/stored-resource';
import type { ConnectorDescription } from '../services/connector-hub/types';
import { databaseUnique } from '../services/database/autonomous-database.resource';
import type { FunctionDescription } from '../services/functions/types';
import type { OrdsDatabaseResource } from '../services/ords/types';
import type { StreamDescription } from '../services/streaming/types';

/** What the data planes ask the control plane. */
export interface ResourceLookups {
  findStream: (streamId: string) => StreamDescription | undefined;
  findFunction: (functionId: string) => FunctionDescription | undefined;
  /** Connectors that are neither deleted nor being deleted. */
  listConnectors: () => ConnectorDescription[];
  /** @param unique the part of the database's URL that differs */
  findDatabase: (unique: string) => OrdsDatabaseResource | undefined;
}

const textOf = ({ fields }: StoredResource, name: string): string => String(fields[name]);

type Config = Record<string, string>;

interface StoredConnector {
  source: { streamId: string; cursor?: { kind: 'LATEST' | 'TRIM_HORIZON' } };
  target: ConnectorDescription['target'];
}

function toConnector(engine: Engine, resource: StoredResource): ConnectorDescription {
  const { source, target } = resource.fields as unknown as StoredConnector;
  return {
    id: resource.id,
    displayName: textOf(resource, 'displayName'),
    compartmentId: textOf(resource, 'compartmentId'),
    lifecycleState: engine.stateOf(resource),
    source: { streamId: source.streamId, cursor: source.cursor?.kind ?? 'LATEST' },
    target,
  };
}

function toFunction(fn: StoredResource, application: StoredResource): FunctionDescription {
  return {
    id: fn.id,
    displayName: textOf(fn, 'displayName'),
    applicationId: application.id,
    applicationName: textOf(application, 'displayName'),
    compartmentId: textOf(fn, 'compartmentId'),
    image: textOf(fn, 'image'),
    imageDigest: textOf(fn, 'imageDigest'),
    memoryInMBs: Number(fn.fields.memoryInMBs),
    timeoutInSeconds: Number(fn.fields.timeoutInSeconds),
    config: { ...(application.fields.config as Config), ...(fn.fields.config as Config) },
  };
}

/** Makes the lookups over the engine: each looks at this moment's state. */
export function createResourceLookups(engine: Engine): ResourceLookups {
  return {
    findStream: (streamId) => {
      const stream = engine.find('stream', streamId);
      if (stream === undefined || engine.stateOf(stream) === 'CREATING') return undefined;
      return {
        id: stream.id,
        name: textOf(stream, 'name'),
        partitions: Number(stream.fields.partitions),
        retentionInHours: Number(stream.fields.retentionInHours),
        compartmentId: textOf(stream, 'compartmentId'),
        timeCreated: stream.timeCreated,
      };
    },
    findFunction: (functionId) => {
      const fn = engine.find('fnfunc', functionId);
      const application = engine.find('fnapp', fn?.fields.applicationId);
      return fn === undefined || application === undefined ? undefined : toFunction(fn, application);
    },
    listConnectors: () => engine.findAll('serviceconnector').map((resource) => toConnector(engine, resource)),
    findDatabase: (unique) => {
      const database = engine.findAll('autonomousdatabase').find(({ id }) => databaseUnique(id) === unique);
      if (database === undefined) return undefined;
      return {
        id: database.id,
        dbName: textOf(database, 'dbName'),
        adminPassword: textOf(database, 'adminPassword'),
        lifecycleState: engine.stateOf(database),
      };
    },
  };
}
