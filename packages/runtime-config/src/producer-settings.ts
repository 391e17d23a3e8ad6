import { settingWithDefault } from './setting';
import { sourceSettings } from './source-settings';
import { ociSettings, streamSettings } from './stream-settings';
import { logLevelNames } from './types';
import { choice, wholeNumber } from './value-kinds';

const publishingSettings = {
  putMaxMessages: settingWithDefault(
    {
      name: 'PUT_MAX_MESSAGES',
      description: 'messages in one put batch at most; its bytes are limited to 1 MiB in any case',
      standard: '500',
      example: '100',
    },
    wholeNumber(1, 10_000),
  ),
  putLingerMs: settingWithDefault(
    {
      name: 'PUT_LINGER_MS',
      description: 'time that a put batch waits for more messages',
      unit: 'ms',
      standard: '50',
      example: '200',
    },
    wholeNumber(0, 60_000),
  ),
  maxPendingBytes: settingWithDefault(
    {
      name: 'MAX_PENDING_BYTES',
      description: 'encoded messages held in memory at most; polling waits when they are reached',
      unit: 'B',
      standard: '16777216',
      example: '8388608',
    },
    wholeNumber(2 * 1024 * 1024, 1024 * 1024 * 1024),
  ),
  drainTimeoutMs: settingWithDefault(
    {
      name: 'DRAIN_TIMEOUT_MS',
      description: 'time to put what is pending after a stop signal; nx kills its child after 5 s',
      unit: 'ms',
      standard: '3500',
      example: '2000',
    },
    wholeNumber(0, 4000),
  ),
  logLevel: settingWithDefault(
    { name: 'LOG_LEVEL', description: 'how much is logged', standard: 'info', example: 'debug' },
    choice(logLevelNames),
  ),
};

/** Every setting of the producer, by its name in the code. */
export const producerSettings = {
  ...sourceSettings,
  ...streamSettings,
  ...ociSettings,
  ...publishingSettings,
};
