import type { Engine } from '../engine/create-engine';
import { createInstanceAuthority } from '../identity/instance-authority';
import type { IssuerKey } from '../identity/load-issuer-key';
import type { Operation } from '../server/operation';
import { createInstanceDirectory } from '../services/compute/create-instance-directory';
import { federate } from '../services/compute-metadata/federate';
import { readMetadata } from '../services/compute-metadata/read-metadata';

/** What {@link computeMetadataOperations} works with. */
export interface ComputeMetadataOptions {
  engine: Engine;
  /** Signs certificates and tokens. */
  issuer: IssuerKey;
  /** The machine's time, in milliseconds since the Unix epoch. */
  now: () => number;
}

/** Makes what a machine asks about itself: its metadata, its certificate, and tokens for it. */
export function computeMetadataOperations({ engine, issuer, now }: ComputeMetadataOptions): Operation[] {
  const authority = createInstanceAuthority(issuer, now);
  const { listInstances } = createInstanceDirectory(engine);
  const findInstance = (instanceId: string) => listInstances().find(({ id }) => id === instanceId);
  return [
    readMetadata({ findInstance, tenancyOf: (id) => engine.tenancyOf(id), authority }),
    federate({ authority, issuer, hasInstance: (id) => findInstance(id) !== undefined, now }),
  ];
}
