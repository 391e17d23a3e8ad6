import type { EngineAccess } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { defaultBootVolumeGBs } from './boot-volume.resource';

/** Creates what a machine comes with: its network card and its boot volume, and what ties them to it. */
export async function createInstanceParts(
  { id: instanceId, fields }: StoredResource,
  engine: EngineAccess,
): Promise<JsonObject> {
  const { compartmentId, availabilityDomain, displayName, createVnicDetails: card, imageId } = fields;
  const source = isJsonObject(fields.sourceDetails) ? fields.sourceDetails : {};
  const place = { compartmentId, availabilityDomain };
  const vnic = await engine.create('vnic', { ...place, ...(card as JsonObject) }, instanceId);
  await engine.create(
    'vnicattachment',
    { ...place, instanceId, vnicId: vnic.id, subnetId: vnic.fields.subnetId, nicIndex: 0 },
    instanceId,
  );
  const volume = {
    ...place,
    displayName: `${String(displayName)} (Boot Volume)`.slice(-255),
    imageId,
    sizeInGBs: source.bootVolumeSizeInGBs ?? defaultBootVolumeGBs,
    vpusPerGB: source.bootVolumeVpusPerGB ?? 10,
  };
  const { id: bootVolumeId } = await engine.create('bootvolume', volume, instanceId);
  await engine.create(
    'bootvolumeattachment',
    { ...place, instanceId, bootVolumeId, displayName: 'Remote boot attachment for instance' },
    instanceId,
  );
  return {};
}
