import type { LocalCloudOptions } from '@weather-stream/local-cloud';
import type { LogLevel } from '@weather-stream/service-kit';

/** What the local cloud's process is told: the part of its options that can be written down. */
export type CloudSettings = Pick<
  LocalCloudOptions,
  'stateFolder' | 'port' | 'timeScale' | 'apiKeys' | 'images'
> & {
  port: number;
  logLevel: LogLevel;
};

/** What the local cloud's process says: first whether it is ready, later perhaps that a file of its state is damaged. */
export type CloudMessage =
  | { kind: 'ready'; url: string }
  | { kind: 'failed'; code: string; message: string }
  | { kind: 'damaged'; message: string };
