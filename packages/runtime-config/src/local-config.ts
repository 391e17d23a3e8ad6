import { findUnknownSettings } from './find-unknown-settings';
import { localSettings } from './local-settings';
import { readSettings, valuesOrThrow } from './setting';
import type { Environment, LogLevelName } from './types';

/** What the local run is told by its environment. */
export interface LocalConfig {
  /** Folder of all local state. */
  stateFolder: string;
  /** Port of the local cloud; 0 takes a free one. */
  cloudPort: number;
  /** How many times faster the waits of the services pass. */
  timeScale: number;
  logLevel: LogLevelName;
}

/**
 * Reads the settings of the local run.
 *
 * @throws ConfigError naming every setting that is wrong or unknown
 */
export function parseLocalConfig(env: Environment): LocalConfig {
  const known = [...Object.values(localSettings).map(({ name }) => name), 'LOCAL_CLOUD_URL'];
  const unknown = findUnknownSettings(env, { known, prefixes: ['LOCAL_STATE', 'LOCAL_CLOUD', 'LOCAL_TIME'] });
  return valuesOrThrow(readSettings(localSettings, env), unknown);
}
