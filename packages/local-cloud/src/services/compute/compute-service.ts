import type { ControlPlaneService } from '../../engine/control-plane-service';
import type { Operation } from '../../server/operation';
import { bootVolumeAttachmentResource } from './boot-volume-attachment.resource';
import { bootVolumeResource } from './boot-volume.resource';
import { catalogOperations } from './catalog-operations';
import { computeApi } from './compute-api';
import { instanceAction } from './instance-action';
import { instanceResource } from './instance.resource';
import { terminateInstance } from './terminate-instance';
import { vnicAttachmentResource } from './vnic-attachment.resource';
import { vnicResource } from './vnic.resource';

/** No VCN can have IPv6 here, so the list is complete. */
const listIpv6s: Operation = {
  name: 'ListIpv6s',
  method: 'GET',
  path: '/20160918/ipv6',
  handle: () => ({ status: 200, body: [] }),
};

/** Compute: machines, with their network cards and boot volumes. */
export const computeService: ControlPlaneService = {
  types: [
    instanceResource,
    vnicResource,
    vnicAttachmentResource,
    bootVolumeResource,
    bootVolumeAttachmentResource,
  ],
  operations: (engine) => [
    ...catalogOperations(engine.context),
    terminateInstance(engine),
    instanceAction(engine),
    listIpv6s,
  ],
  api: computeApi,
};
