import { CodedError } from '@weather-stream/service-kit';

/** Thrown when an image cannot be built, usually because its Dockerfile needs more than a copy of files. */
export class ImageBuildError extends CodedError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'IMAGE_BUILD_FAILED', retriable: false, cause });
  }
}

/** Thrown when a registry does not take an image. */
export class ImagePushError extends CodedError {
  constructor(message: string, details: { retriable: boolean; cause?: unknown }) {
    super(message, { code: 'IMAGE_PUSH_FAILED', ...details });
  }
}
