import { invalidParameter } from '../../errors';
import type { JsonObject } from '../../server/parse-json-object';
import type { Shape } from './shapes';

/** Memory that each core of a flexible shape has at the most. */
const MAX_GB_PER_OCPU = 64;

/** Bandwidth that a flexible shape has at the most, however many cores it has. */
const MAX_GBPS = 40;

function requireWithin(name: string, value: unknown, { min, max }: { min: number; max: number }): number {
  if (typeof value !== 'number' || !(value >= min && value <= max))
    throw invalidParameter(
      `shapeConfig.${name} must be a number from ${min} to ${max}; it is ${JSON.stringify(value)}.`,
    );
  return value;
}

function chooseSize(shape: Shape, sent: JsonObject | undefined): { ocpus: number; memoryInGBs: number } {
  if (!shape.isFlexible) {
    if (sent !== undefined)
      throw invalidParameter(`shapeConfig is for flexible shapes; ${shape.name} is none.`);
    return { ocpus: shape.ocpus.default, memoryInGBs: shape.memoryInGBs.defaultPerOcpu };
  }
  if (sent?.ocpus === undefined)
    throw invalidParameter(`shapeConfig.ocpus is required for the flexible shape ${shape.name}.`);
  const ocpus = requireWithin('ocpus', sent.ocpus, shape.ocpus);
  const memory = sent.memoryInGBs ?? ocpus * shape.memoryInGBs.defaultPerOcpu;
  const most = Math.min(shape.memoryInGBs.max, ocpus * MAX_GB_PER_OCPU);
  return { ocpus, memoryInGBs: requireWithin('memoryInGBs', memory, { min: Math.max(1, ocpus), max: most }) };
}

/** Completes the size of a machine by what its shape says. @throws OciError `InvalidParameter` for a size out of bounds */
export function toShapeConfig(shape: Shape, sent: JsonObject | undefined): JsonObject {
  const { ocpus, memoryInGBs } = chooseSize(shape, sent);
  return {
    ...sent,
    ocpus,
    memoryInGBs,
    vcpus: shape.architecture === 'aarch64' ? ocpus : ocpus * 2,
    processorDescription: shape.processorDescription,
    networkingBandwidthInGbps: Math.min(MAX_GBPS, ocpus * shape.networkingBandwidthInGbps),
    maxVnicAttachments: Math.max(shape.maxVnicAttachments, Math.min(24, ocpus)),
    gpus: 0,
    localDisks: 0,
  };
}
