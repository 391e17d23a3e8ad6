import { createHash } from 'node:crypto';

/** A part of a region, or of an availability domain, that fails by itself. */
export interface FailureDomain {
  id: string;
  name: string;
}

/** The same at every start: clients keep ids. */
const toId = (type: string, name: string): string =>
  `ocid1.${type}.oc1..${createHash('sha256').update(name).digest('hex')}`;

const numbers = [1, 2, 3] as const;

/** Availability domains of the region that the local cloud says it is, by their OCI names. */
export const availabilityDomains: readonly FailureDomain[] = numbers.map((number) => {
  const name = `LOCL:US-ASHBURN-AD-${number}`;
  return { id: toId('availabilitydomain', name), name };
});

/** The fault domains of an availability domain. */
export const faultDomainsOf = (availabilityDomain: string): FailureDomain[] =>
  numbers.map((number) => {
    const name = `FAULT-DOMAIN-${number}`;
    return { id: toId('faultdomain', `${availabilityDomain}/${name}`), name };
  });
