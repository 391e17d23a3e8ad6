import { CodedError, isRetriable, toErrorFields } from '@weather-stream/service-kit';

/** The codes of the errors that this function itself throws; those of its clients pass through. */
export const functionErrorCodes = [
  'BATCH_UNREADABLE',
  'DEADLINE_NEAR',
  'SECRET_UNREADABLE',
  'REJECTED_STREAM_UNAVAILABLE',
] as const;

/** Thrown when the body is no JSON array: usually because something else than a connector invoked the function. */
export class BatchUnreadableError extends CodedError {
  constructor(found: string) {
    super(`the body is ${found}; a connector sends a JSON array of messages`, {
      code: 'BATCH_UNREADABLE',
      retriable: false,
    });
  }
}

/** Thrown shortly before the platform would kill the invocation: usually because the database is slow. */
export class DeadlineError extends CodedError {
  constructor() {
    super(
      'stopped shortly before Fn-Deadline; what was stored stays stored. Raise timeoutInSeconds or lower the batch size.',
      {
        code: 'DEADLINE_NEAR',
        retriable: true,
      },
    );
  }
}

/** Thrown when the Vault answers something that is no secret bundle. */
export class SecretUnreadableError extends CodedError {
  constructor(secretId: string) {
    super(`the answer of the Vault for ${secretId} holds no base64 content`, {
      code: 'SECRET_UNREADABLE',
      retriable: false,
    });
  }
}

/** Thrown when rejected messages could not be put: the invocation must fail before one of them is lost. */
export class RejectedStreamError extends CodedError {
  constructor(message: string) {
    super(message, { code: 'REJECTED_STREAM_UNAVAILABLE', retriable: true });
  }
}

/** What leaves the function: code and text of the failure, without cause or properties, since the FDK prints it all. */
export class InvocationError extends CodedError {
  constructor(failure: unknown) {
    const { code, error } = toErrorFields(failure);
    super(`${code}: ${error}`, { code, retriable: isRetriable(failure) });
    // Said again, since the bundle's classes have lost their names, and the FDK tells this one to the invoker.
    this.name = 'InvocationError';
  }
}
