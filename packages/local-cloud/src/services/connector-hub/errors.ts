import { CodedError } from '@weather-stream/service-kit';

/** Thrown when a connector's stored position is not one of this version, usually because somebody edited it. */
export class PositionsUnreadableError extends CodedError {
  constructor(path: string, cause: unknown) {
    super(
      `The connector's position in ${path} is not a position file of version 1. The connector does not move until it is readable again, or removed: then the connector begins at its read position.`,
      { code: 'CONNECTOR_POSITION_UNREADABLE', retriable: false, cause },
    );
  }
}

/** Thrown when a function answered anything but a success: the same batch is delivered again. */
export class MoveFailedError extends CodedError {
  constructor(status: number, functionId: string, reason: string) {
    super(`Function ${functionId} answered ${status}: ${reason}.`, {
      code: 'CONNECTOR_MOVE_FAILED',
      retriable: true,
    });
  }
}
