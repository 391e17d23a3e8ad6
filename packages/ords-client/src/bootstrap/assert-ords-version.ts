import { OrdsTooOldError } from '../errors';
import { LEAST_ORDS_VERSION } from '../limits';

const toNumbers = (version: string): number[] => version.split('.').map((part) => Number.parseInt(part, 10));

/**
 * Accepts an ORDS that has the package ORDS_SECURITY.
 *
 * @param version like `24.3.0.262.0924`
 * @throws OrdsTooOldError on an older one
 */
export function assertOrdsVersion(version: string): void {
  const [major = 0, minor = 0] = toNumbers(version);
  const [leastMajor = 0, leastMinor = 0] = toNumbers(LEAST_ORDS_VERSION);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new OrdsTooOldError(
    `this database runs ORDS ${version}; the bootstrap needs ${LEAST_ORDS_VERSION} or newer, where ORDS_SECURITY registers ` +
      'a given client secret. Oracle updates managed ORDS by itself; a self-managed one must be upgraded.',
  );
}
