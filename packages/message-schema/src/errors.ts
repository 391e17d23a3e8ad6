/** Why a {@link MessageSchemaError} was thrown. */
export type MessageSchemaErrorCode = 'INVALID_STATION_ID' | 'INVALID_INSTANT' | 'INVALID_OBSERVATION';

/** Thrown when our own code asks for a message that the contract does not allow. Trying again cannot help. */
export class MessageSchemaError extends Error {
  readonly code: MessageSchemaErrorCode;
  readonly retriable = false;

  constructor(code: MessageSchemaErrorCode, message: string) {
    super(message);
    this.name = 'MessageSchemaError';
    this.code = code;
  }
}
