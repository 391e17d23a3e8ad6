import type { JsonObject } from '../../server/parse-json-object';
import type { Shape } from './shapes';

function toOptions({ ocpus, memoryInGBs }: Shape): JsonObject {
  return {
    ocpuOptions: { min: ocpus.min, max: ocpus.max },
    memoryOptions: {
      minInGBs: memoryInGBs.min,
      maxInGBs: memoryInGBs.max,
      defaultPerOcpuInGBs: memoryInGBs.defaultPerOcpu,
      minPerOcpuInGBs: 1,
      maxPerOcpuInGBs: 64,
    },
  };
}

/** Makes what an answer shows of a shape. */
export function renderShape(shape: Shape): JsonObject {
  return {
    shape: shape.name,
    processorDescription: shape.processorDescription,
    ocpus: shape.ocpus.default,
    memoryInGBs: shape.ocpus.default * shape.memoryInGBs.defaultPerOcpu,
    networkingBandwidthInGbps: shape.networkingBandwidthInGbps,
    maxVnicAttachments: shape.maxVnicAttachments,
    gpus: 0,
    localDisks: 0,
    isFlexible: shape.isFlexible,
    ...(shape.isFlexible ? toOptions(shape) : {}),
  };
}
