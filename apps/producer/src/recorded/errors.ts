import { CodedError } from '@weather-stream/service-kit';

/** Thrown when the file of recorded observations is missing or is not what we made of it. */
export class RecordError extends CodedError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'RECORD_UNREADABLE', retriable: false, cause });
  }
}
