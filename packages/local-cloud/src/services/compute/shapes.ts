import { availabilityDomains } from '../identity/availability-domains';

/** What kind of processor a shape has, as images name it. */
export type Architecture = 'aarch64' | 'x86_64';

/** A shape of machines. */
export interface Shape {
  name: string;
  architecture: Architecture;
  processorDescription: string;
  /** What there is of a resource: one amount, or a range to choose from. */
  ocpus: { default: number; min: number; max: number };
  memoryInGBs: { defaultPerOcpu: number; min: number; max: number };
  networkingBandwidthInGbps: number;
  maxVnicAttachments: number;
  isFlexible: boolean;
  /** Names of the availability domains that have it. */
  availabilityDomains: readonly string[];
}

const everywhere = availabilityDomains.map(({ name }) => name);

/**
 * The shapes that the local cloud knows; OCI has many more.
 * See https://docs.oracle.com/en-us/iaas/Content/Compute/References/computeshapes.htm.
 */
export const shapes: readonly Shape[] = [
  {
    name: 'VM.Standard.A1.Flex',
    architecture: 'aarch64',
    processorDescription: '3.0 GHz Ampere® Altra™',
    ocpus: { default: 1, min: 1, max: 80 },
    memoryInGBs: { defaultPerOcpu: 6, min: 1, max: 512 },
    networkingBandwidthInGbps: 1,
    maxVnicAttachments: 2,
    isFlexible: true,
    availabilityDomains: everywhere,
  },
  {
    name: 'VM.Standard.E4.Flex',
    architecture: 'x86_64',
    processorDescription: '2.55 GHz AMD EPYC™ 7J13 (Milan)',
    ocpus: { default: 1, min: 1, max: 114 },
    memoryInGBs: { defaultPerOcpu: 16, min: 1, max: 1760 },
    networkingBandwidthInGbps: 1,
    maxVnicAttachments: 2,
    isFlexible: true,
    availabilityDomains: everywhere,
  },
  {
    name: 'VM.Standard.E2.1.Micro',
    architecture: 'x86_64',
    processorDescription: '2.0 GHz AMD EPYC™ 7551 (Naples)',
    ocpus: { default: 1, min: 1, max: 1 },
    memoryInGBs: { defaultPerOcpu: 1, min: 1, max: 1 },
    networkingBandwidthInGbps: 0.48,
    maxVnicAttachments: 1,
    isFlexible: false,
    // One domain only, as in OCI; not the first, so that whoever takes that blindly is told.
    availabilityDomains: everywhere.slice(-1),
  },
];

/** Finds a shape that the local cloud knows. */
export const findShape = (name: unknown): Shape | undefined => shapes.find((shape) => shape.name === name);
