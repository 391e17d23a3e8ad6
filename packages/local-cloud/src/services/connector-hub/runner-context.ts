import type { Clock, Logger } from '@weather-stream/service-kit';
import type { Invoke } from '../functions/types';
import type { PositionFile } from './position-file';
import type { StreamSourceDeps } from './stream-source';
import type { AuthorizeConnector, ConnectorDescription, ConnectorPhase, Positions } from './types';

/** What a connector's runner works with. */
export interface ConnectorRunnerDeps {
  connectorId: string;
  /** The connector as it is now; `undefined` when it is gone. */
  describe: () => ConnectorDescription | undefined;
  source: StreamSourceDeps;
  invoke: Invoke;
  /** Asks whether the connector may act. */
  authorize: AuthorizeConnector;
  file: PositionFile;
  clock: Clock;
  /** Takes a line of the connector's run log. */
  log: (line: string) => void;
  logger: Logger;
}

/** What a runner knows of itself. */
export interface RunnerState {
  phase: ConnectorPhase;
  /** None before the stream could be read. */
  positions?: Positions;
  failedAttempts: number;
  lastError?: string;
  moves: number;
  messagesMoved: number;
  lastMovedAt?: string;
}

/** A runner from the inside. */
export interface RunnerContext extends ConnectorRunnerDeps {
  state: RunnerState;
  /** Aborted when the description changes, and at the end: ends waits, never a call. */
  change: AbortController;
  /** Aborted at an urgent end: ends a call. */
  urgent: AbortController;
  isStopped: boolean;
}
