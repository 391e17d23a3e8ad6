import type { Clock } from '@weather-stream/service-kit';
import type { HttpCall } from '../http';

/** What the bootstrap needs to know. */
export interface BootstrapOptions {
  /** Base of the database's ORDS, ending in `/ords/`. */
  ordsUrl: string;
  /** Password of ADMIN. */
  adminPassword: string;
  /** Password that the user DEMO shall have: 12 to 30 letters, digits, _ # $ or -, the first a letter. */
  demoPassword: string;
  /** Id that the function's OAuth client shall have. */
  clientId: string;
  /** A secret that this client shall accept; one that it accepts already stays good too, for a rotation without a gap. */
  clientSecret: string;
  http: HttpCall;
  clock: Clock;
  /** Ends the bootstrap, also while it waits; what is done stays done. @default nothing ends it */
  signal?: AbortSignal | undefined;
  /** Told of each step in a few words. Never a secret. */
  log: (step: string) => void;
}
