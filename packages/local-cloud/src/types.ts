import type { Clock, Logger } from '@weather-stream/service-kit';
import type { ApiKey } from './identity/find-signer';
import type { StreamingLimits } from './services/streaming/limits';

/** Settings of `startLocalCloud`. */
export interface LocalCloudOptions {
  /** Everything that the cloud keeps lives here; a cloud started again on the same folder goes on. */
  stateFolder: string;
  /** @default '127.0.0.1' */
  host?: string;
  /** 0 takes a free port. @default 0 */
  port?: number;
  /** The machine's clock. @default the system's */
  clock?: Clock;
  /** Waits of the services (connector batch window, back-off, idle stop) are this many times shorter. @default 1 */
  timeScale?: number;
  /** Keys of users who may call. Their tenancies are the roots of all compartments. */
  apiKeys: readonly ApiKey[];
  /** Image reference of a function → path of the bundle that it stands for. */
  images: Readonly<Record<string, string>>;
  /** How long a resource stays in CREATING, UPDATING or DELETING. @default 0: the first look shows the target state */
  transitionDelayMs?: number;
  /** Limits of Streaming that a measurement wants out of its way. @default OCI's */
  streamingLimits?: Partial<StreamingLimits>;
  logger: Logger;
}

/** A local cloud that runs. */
export interface LocalCloud {
  /** Like `http://127.0.0.1:12345`: the endpoint of every service. */
  url: string;
  /** Stops all services and closes the port. What was acknowledged is on disk before and after. */
  close(): Promise<void>;
}
