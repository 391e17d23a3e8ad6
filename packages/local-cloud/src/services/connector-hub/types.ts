import type { Principal } from '../../identity/principal';

/** What the mover must know of a connector; the control plane knows the rest. */
export interface ConnectorDescription {
  id: string;
  displayName: string;
  compartmentId: string;
  /** Only an `ACTIVE` connector moves. */
  lifecycleState: string;
  source: {
    streamId: string;
    /** Where a connector without a position begins: at the oldest message, or after the youngest. */
    cursor: 'LATEST' | 'TRIM_HORIZON';
  };
  target: {
    functionId: string;
    /** Batch size in KB of payload; excludes `batchSizeInNum`. */
    batchSizeInKbs?: number;
    /** Batch size in messages; excludes `batchSizeInKbs`. */
    batchSizeInNum?: number;
    /** Longest time from a batch's first message to its move, in seconds. */
    batchTimeInSec?: number;
  };
}

/**
 * Says in whose name a connector reads its stream or invokes its function.
 *
 * @throws OciError `NotAuthorizedOrNotFound` when no policy lets it, or there is nothing to read or invoke
 */
export type AuthorizeConnector = (connector: ConnectorDescription, act: 'read' | 'invoke') => Principal;

/** Partition → offset of the next message to move. */
export type Positions = Readonly<Record<string, number>>;

/** What a connector does at this moment. */
export type ConnectorPhase = 'inactive' | 'collecting' | 'moving' | 'waiting to try again';

/** What is known of a connector's running. */
export interface ConnectorStatus {
  id: string;
  name: string;
  phase: ConnectorPhase;
  /** Messages that are stored in the stream and not moved yet; offsets have gaps, so it is an upper bound. */
  lag: number;
  partitions: { partition: string; position: number; endOffset: number }[];
  /** Failed attempts of the move under way. */
  failedAttempts: number;
  /** Why the last attempt failed; gone after a success. */
  lastError?: string;
  /** Moves that succeeded since the start. */
  moves: number;
  /** Messages in them. */
  messagesMoved: number;
  /** ISO 8601, in the cloud's time. */
  lastMovedAt?: string;
}
