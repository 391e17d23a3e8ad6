/** A suite for machines that have what it needs; on others it says once what is missing, as a test to be done. */
export const describeIf = (isThere: boolean, missing: string) =>
  isThere
    ? describe
    : (name: string): void => describe(name, () => it.todo(`cannot be run on this machine: ${missing}`));
