import { CodedError } from '@weather-stream/service-kit';

/** The codes of every error that this package throws on purpose. */
export const ordsErrorCodes = [
  'ORDS_UNAVAILABLE',
  'ORDS_UNAUTHORIZED',
  'ORDS_NOT_FOUND',
  'ORDS_REFUSED_CONTENT',
  'ORDS_UNEXPECTED_ANSWER',
  'ORDS_SQL_FAILED',
  'ORDS_TOO_OLD',
  'ORDS_BAD_VALUE',
] as const;

/** One of {@link ordsErrorCodes}. */
export type OrdsErrorCode = (typeof ordsErrorCodes)[number];

/** Base of this package's errors. */
export class OrdsError extends CodedError {
  declare readonly code: OrdsErrorCode;
}

/** Thrown when ORDS or its database did not answer, is busy or starting: 408, 429, 5xx, a broken connection, a time-out. */
export class OrdsUnavailableError extends OrdsError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'ORDS_UNAVAILABLE', retriable: true, cause });
  }
}

/** Thrown when ORDS refuses who we are: usually because a secret was rotated away or a role was not granted. */
export class OrdsUnauthorizedError extends OrdsError {
  constructor(message: string) {
    super(message, { code: 'ORDS_UNAUTHORIZED', retriable: false });
  }
}

/** Thrown on 404: usually because the schema or the handler is not defined (yet), or the alias is misspelt. */
export class OrdsNotFoundError extends OrdsError {
  constructor(message: string) {
    super(message, { code: 'ORDS_NOT_FOUND', retriable: false });
  }
}

/** Thrown when the database refused a batch for what is in it: a value too long, not a number, not JSON. */
export class OrdsRefusedContentError extends OrdsError {
  constructor(message: string) {
    super(message, { code: 'ORDS_REFUSED_CONTENT', retriable: false });
  }
}

/** Thrown when an answer is not what the protocol promises: usually a proxy's or a login page in between. */
export class OrdsUnexpectedAnswerError extends OrdsError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'ORDS_UNEXPECTED_ANSWER', retriable: false, cause });
  }
}

/** Thrown when a statement failed, which ORDS reports inside a 200. */
export class OrdsSqlError extends OrdsError {
  /** Oracle's error number without sign, like 942 for ORA-00942. */
  readonly oraNumber: number;

  constructor(message: string, oraNumber: number) {
    super(message, { code: 'ORDS_SQL_FAILED', retriable: false });
    this.oraNumber = oraNumber;
  }
}

/** Thrown when the database's ORDS lacks what the bootstrap needs. */
export class OrdsTooOldError extends OrdsError {
  constructor(message: string) {
    super(message, { code: 'ORDS_TOO_OLD', retriable: false });
  }
}

/** Thrown when a value cannot be put into a statement safely. */
export class OrdsBadValueError extends OrdsError {
  constructor(message: string) {
    super(message, { code: 'ORDS_BAD_VALUE', retriable: false });
  }
}
