import { randomBytes } from 'node:crypto';
import { localRegion } from '../region';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Makes the part of an OCID that differs: 60 characters of lower-case base 32. */
function newUniquePart(): string {
  return Array.from(randomBytes(60), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/**
 * Makes an OCID: `ocid1.<type>.oc1.<region key>.<unique>`.
 *
 * @param isRegional identity's resources are global: their region is empty
 */
export function newOcid(type: string, isRegional: boolean): string {
  return `ocid1.${type}.oc1.${isRegional ? localRegion.key : ''}.${newUniquePart()}`;
}
