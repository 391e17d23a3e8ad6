import { CodedError } from '@weather-stream/service-kit';

/** An answer of the local cloud that is not a success: becomes the OCI error body `{ code, message }`. */
export class OciError extends CodedError {
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(message, { code, retriable: status === 429 || status >= 500 });
    this.status = status;
  }
}

/** Thrown for a body, path or query value that the service refuses; `message` names the field. */
export const invalidParameter = (message: string): OciError => new OciError(400, 'InvalidParameter', message);

/** Thrown when a thing is not there, or the caller may not know that it is: OCI does not tell the two apart. */
export const notAuthorizedOrNotFound = (message: string): OciError =>
  new OciError(404, 'NotAuthorizedOrNotFound', message);

/** Thrown by everything that OCI has and the local cloud has not. */
export const notImplemented = (what: string): OciError =>
  new OciError(501, 'NotImplemented', `${what} is not implemented by the local cloud.`);
