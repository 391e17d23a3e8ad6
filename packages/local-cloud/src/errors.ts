import { CodedError } from '@weather-stream/service-kit';

/** An answer of the local cloud that is not a success: becomes the OCI error body `{ code, message }`. */
export class OciError extends CodedError {
  readonly status: number;

  constructor(status: number, code: string, message: string, cause?: unknown) {
    super(message, { code, retriable: status === 429 || status >= 500, cause });
    this.status = status;
  }
}

/** Thrown when the local cloud cannot start. */
export class LocalCloudStartError extends CodedError {
  constructor(code: 'PORT_TAKEN' | 'STATE_UNREADABLE' | 'API_KEY_INVALID', message: string, cause: unknown) {
    super(message, { code, retriable: false, cause });
  }
}

/** Thrown for a file of the state folder that is not what this version writes, with what to do about it. */
export const stateUnreadable = (path: string, wayOut: string, cause: unknown): LocalCloudStartError =>
  new LocalCloudStartError(
    'STATE_UNREADABLE',
    `The state file ${path} cannot be read: it is damaged, or of another version. ${wayOut}, or forget all local state.`,
    cause,
  );

/** Thrown for a body, path or query value that the service refuses; `message` names the field. */
export const invalidParameter = (message: string): OciError => new OciError(400, 'InvalidParameter', message);

/** Thrown when a thing is not there, or the caller may not know that it is: OCI does not tell the two apart. */
export const notAuthorizedOrNotFound = (message: string): OciError =>
  new OciError(404, 'NotAuthorizedOrNotFound', message);

/** Thrown for an id in a body whose resource is not there: the same, but OCI answers 400. */
export const relatedResourceNotFound = (message: string): OciError =>
  new OciError(400, 'RelatedResourceNotAuthorizedOrNotFound', message);

/** Thrown when a request carries no, or no valid, proof of who sends it. */
export const notAuthenticated = (message: string): OciError => new OciError(401, 'NotAuthenticated', message);

/** Thrown when a resource's state forbids the operation now, but may allow it later. */
export const incorrectState = (message: string): OciError => new OciError(409, 'IncorrectState', message);

/** Thrown by everything that OCI has and the local cloud has not. */
export const notImplemented = (what: string): OciError =>
  new OciError(501, 'NotImplemented', `${what} is not implemented by the local cloud.`);
