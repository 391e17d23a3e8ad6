import { CodedError } from '@weather-stream/service-kit';

/** Thrown for a command line that asks for what does not exist; exit code 2. */
export class UsageError extends CodedError {
  constructor(message: string) {
    super(message, { code: 'USAGE', retriable: false });
  }
}

/** Thrown when the stream says of a single message that it will never take it. */
export class PutRefusedError extends CodedError {
  constructor(error: string, detail = 'no reason given') {
    super(`The stream refused the message with ${error}: ${detail}`, {
      code: 'PUT_REFUSED',
      retriable: false,
    });
  }
}

/** Thrown when a message is larger than one put request may be. */
export class MessageTooLargeError extends CodedError {
  constructor(bytes: number, maxBytes: number) {
    super(
      `The message has ${bytes} bytes of key and value; the stream takes at most ${maxBytes} in a request.`,
      { code: 'MESSAGE_TOO_LARGE', retriable: false },
    );
  }
}

/** Thrown when the file of `PRODUCER_STATE_FILE` holds something else than a checkpoint of this version; exit code 2. */
export class CheckpointError extends CodedError {
  constructor(path: string, what: string, cause?: unknown) {
    super(
      `${path} ${what}. Delete it to publish again from the beginning (what is stored already is recognised and not stored twice), or set PRODUCER_STATE_FILE to another path.`,
      { code: 'CHECKPOINT_UNREADABLE', retriable: false, cause },
    );
  }
}

/** Thrown when the stream that the settings name is not there, not unique or not usable. */
export class StreamLookupError extends CodedError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'STREAM_NOT_FOUND', retriable: false, cause });
  }
}

/** Thrown at the end of a finite run that could not bring everything to the stream. */
export class IncompleteRunError extends CodedError {
  constructor(message: string) {
    super(message, { code: 'INCOMPLETE', retriable: false });
  }
}
