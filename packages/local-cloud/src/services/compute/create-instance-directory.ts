import type { Engine } from '../../engine/create-engine';
import type { StoredResource } from '../../engine/stored-resource';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';

/** A machine, for whoever runs it or serves its metadata. */
export interface Instance {
  id: string;
  displayName: string;
  compartmentId: string;
  /** `RUNNING` is the one in which it runs. */
  lifecycleState: string;
  metadata: Readonly<Record<string, string>>;
  extendedMetadata: JsonObject;
  shape: string;
  shapeConfig: JsonObject;
  imageId: string;
  subnetId: string;
  privateIp: string;
  /** The region's key, like `iad`. */
  region: string;
  availabilityDomain: string;
  faultDomain: string;
  freeformTags: JsonObject;
  definedTags: JsonObject;
  /** Milliseconds since the Unix epoch. */
  timeCreated: number;
  /** How often it was started: a machine that runs with a higher number than before has to be restarted. */
  bootCount: number;
}

/** What machines there are. */
export interface InstanceDirectory {
  /** All that are not terminated, in order of creation. */
  listInstances: () => Instance[];
  /**
   * Calls `listener` after each change of a machine, also of its last one: to `TERMINATED`.
   *
   * @returns what ends it
   */
  onInstancesChanged: (listener: (instance: Instance) => void) => () => void;
}

const asObject = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

function toInstance(engine: Engine, resource: StoredResource): Instance {
  const { fields } = resource;
  const textOf = (name: string, from: JsonObject = fields): string => String(from[name]);
  const card = asObject(fields.createVnicDetails);
  return {
    id: resource.id,
    displayName: textOf('displayName'),
    compartmentId: textOf('compartmentId'),
    lifecycleState: engine.stateOf(resource),
    metadata: asObject(fields.metadata) as Record<string, string>,
    extendedMetadata: asObject(fields.extendedMetadata),
    shape: textOf('shape'),
    shapeConfig: asObject(fields.shapeConfig),
    imageId: textOf('imageId'),
    subnetId: textOf('subnetId', card),
    privateIp: textOf('privateIp', card),
    region: textOf('region'),
    availabilityDomain: textOf('availabilityDomain'),
    faultDomain: textOf('faultDomain'),
    freeformTags: asObject(fields.freeformTags),
    definedTags: asObject(fields.definedTags),
    timeCreated: resource.timeCreated,
    bootCount: Number(fields.bootCount),
  };
}

/** Makes the directory over the engine: each look is at this moment's state. */
export function createInstanceDirectory(engine: Engine): InstanceDirectory {
  return {
    listInstances: () => engine.findAll('instance').map((resource) => toInstance(engine, resource)),
    onInstancesChanged: (listener) =>
      engine.onChanged('instance', (resource) => listener(toInstance(engine, resource))),
  };
}
