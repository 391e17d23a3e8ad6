import { invalidParameter, notAuthorizedOrNotFound, notImplemented } from '../../errors';
import type { EngineAccess } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import { localRegion } from '../../region';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { defaultDisplayName } from '../network/default-display-name';
import { chooseVnic } from './choose-vnic';
import { findImage, type Image } from './images';
import { requireSameStart, requireSmallMetadata } from './instance-metadata';
import { findShape, shapes, type Shape } from './shapes';
import { toShapeConfig } from './to-shape-config';

const asObject = (value: unknown): JsonObject | undefined => (isJsonObject(value) ? value : undefined);

function chooseShape({ shape: name, availabilityDomain }: JsonObject): Shape {
  const shape = findShape(name);
  if (shape === undefined)
    throw notImplemented(`The shape ${String(name)} (known: ${shapes.map((each) => each.name).join(', ')})`);
  if (!shape.availabilityDomains.includes(String(availabilityDomain)))
    throw notAuthorizedOrNotFound(`shape ${shape.name} not found in ${String(availabilityDomain)}`);
  return shape;
}

function chooseImage({ sourceDetails, imageId }: JsonObject, shape: Shape): Image {
  const source = asObject(sourceDetails) ?? { sourceType: 'image', imageId };
  if (source.sourceType !== 'image')
    throw notImplemented('A launch from a boot volume (sourceDetails.sourceType)');
  const image = findImage(source.imageId);
  if (image === undefined) throw notAuthorizedOrNotFound(`image ${String(source.imageId)} not found`);
  if (image.architecture !== shape.architecture)
    throw invalidParameter(`Shape ${shape.name} is not valid for image ${image.id}.`);
  return image;
}

/**
 * Decides on all about a new machine that was left open.
 *
 * @throws OciError that names the field, or the shape, image, subnet or group that does not fit
 */
export function prepareInstance(input: JsonObject, engine: EngineAccess): JsonObject {
  if (input.launchVolumeAttachments !== undefined)
    throw notImplemented('Block volumes of an instance (launchVolumeAttachments)');
  const shape = chooseShape(input);
  const image = chooseImage(input, shape);
  requireSmallMetadata(input);
  const { subnetId: _inVnic, ...launch }: JsonObject = {
    displayName: defaultDisplayName('instance', engine.now()),
    ...input,
  };
  return {
    ...launch,
    region: localRegion.key,
    imageId: image.id,
    sourceDetails: input.sourceDetails ?? { sourceType: 'image', imageId: image.id },
    shapeConfig: toShapeConfig(shape, asObject(input.shapeConfig)),
    createVnicDetails: chooseVnic({ ...launch, subnetId: input.subnetId }, engine),
    bootCount: 1,
  };
}

/** Another size takes a restart. */
function resize(change: JsonObject, { fields }: StoredResource): JsonObject {
  if (change.shape === undefined && change.shapeConfig === undefined) return {};
  const shape = chooseShape({ ...fields, ...change });
  if (shape.architecture !== findImage(fields.imageId)?.architecture)
    throw invalidParameter(`Shape ${shape.name} is not valid for image ${String(fields.imageId)}.`);
  const { ocpus, memoryInGBs } = asObject(fields.shapeConfig) ?? {};
  const before = change.shape === undefined ? { ocpus, memoryInGBs } : {};
  const sent = asObject(change.shapeConfig);
  const shapeConfig = toShapeConfig(shape, shape.isFlexible ? { ...before, ...sent } : sent);
  return { shapeConfig, bootCount: Number(fields.bootCount) + 1 };
}

/** Completes a change of a machine. @throws OciError that names the field */
export function prepareInstanceUpdate(change: JsonObject, current: StoredResource): JsonObject {
  const { updateOperationConstraint: _atOnce, ...kept } = change;
  if (kept.sourceDetails !== undefined) throw notImplemented('Another boot volume (sourceDetails)');
  requireSameStart(current.fields, kept);
  requireSmallMetadata({ ...current.fields, ...kept });
  return { ...kept, ...resize(kept, current) };
}
