/** Why a message is rejected. A closed list: a new reason is a new entry here, with a line in the README. */
export const rejectionReasons = [
  'NO_KEY',
  'NOT_BASE64',
  'NOT_UTF8',
  'NOT_JSON',
  'NOT_AN_OBSERVATION',
  'KEY_MISMATCH',
  'OTHER_MAJOR',
  'IMPOSSIBLE_VALUE',
  'TOO_LARGE',
  'REFUSED_BY_DATABASE',
] as const;

/** One of {@link rejectionReasons}. */
export type RejectionReason = (typeof rejectionReasons)[number];
