/** Names of what a stack makes. What must be unique beyond the stack carries the suffix too. */
export interface Names {
  /** Beginning of every display name, like `weather-dev`. */
  prefix: string;
  /** The prefix with the suffix, for what is unique in a tenancy or cannot be reused for a while: `weather-dev-k3x9q2`. */
  unique: string;
  /** Name of the database: letters and digits only, unique in the region, reserved for weeks after it is gone. */
  databaseName: string;
}

const maxPrefixCharacters = 40;

/** A stack's name as part of OCI's names: lower case, letters, digits and hyphens. */
export function toPrefix(stack: string): string {
  const words = stack.toLowerCase().match(/[a-z0-9]+/g) ?? ['stack'];
  return `weather-${words.join('-')}`.slice(0, maxPrefixCharacters).replace(/-+$/, '');
}

/**
 * Names for a stack.
 *
 * @param suffix lower-case letters and digits, drawn once for the stack
 */
export function toNames(stack: string, suffix: string): Names {
  const prefix = toPrefix(stack);
  return { prefix, unique: `${prefix}-${suffix}`, databaseName: `WEATHER${suffix.toUpperCase()}` };
}

/** Label of a subnet in the VCN's DNS: at most 15 letters and digits, the first a letter. */
export const toDnsLabel = (name: string): string => name.replace(/[^a-z0-9]/g, '').slice(0, 15);
