import { parseStackConfig, type StackConfig, type StackPlace } from '../stack-config';

/** Where the tests' stack is. */
export const aPlace: StackPlace = {
  stack: 'dev',
  tenancyId: 'ocid1.tenancy.oc1..acme',
  region: 'eu-frankfurt-1',
};

/** The least that a stack file must hold. */
export const leastSettings = { deployerCidrs: ['203.0.113.7/32'] };

/** A stack's settings with some of them set. */
export const aStackConfig = (settings: Record<string, unknown> = {}): StackConfig =>
  parseStackConfig({ ...leastSettings, ...settings }, aPlace);
