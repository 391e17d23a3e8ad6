import type { ConfigProblem } from './errors';
import { findUnknownSettings } from './find-unknown-settings';
import { localSettings } from './local-settings';
import { selectTarget } from './select-target';
import { readSettings, valuesOrThrow } from './setting';
import { streamSettings } from './stream-settings';
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

/** Whoever sets one of these means a stream in Oracle Cloud, and would otherwise get the local run without a word. */
function findHalfTargets(env: Environment): ConfigProblem[] {
  if (selectTarget(env).kind === 'oci') return [];
  const { streamId, streamPoolId, streamName, streamMessagesEndpoint } = streamSettings;
  const isSet = ({ name }: { name: string }): boolean => (env[name] ?? '').trim() !== '';
  return [streamName, streamMessagesEndpoint].filter(isSet).map(({ name }) => ({
    setting: name,
    problem: `is set, but names no stream by itself; set ${streamPoolId.name} (the pool that the stream is in) or ${streamId.name} to publish to Oracle Cloud, or unset it to run on this machine`,
  }));
}

/**
 * Reads the settings of the local run.
 *
 * @throws ConfigError naming every setting that is wrong or unknown, or that tells half of a stream in Oracle Cloud
 */
export function parseLocalConfig(env: Environment): LocalConfig {
  const known = [...Object.values(localSettings).map(({ name }) => name), 'LOCAL_CLOUD_URL'];
  const unknown = findUnknownSettings(env, { known, prefixes: ['LOCAL_STATE', 'LOCAL_CLOUD', 'LOCAL_TIME'] });
  return valuesOrThrow(readSettings(localSettings, env), [...unknown, ...findHalfTargets(env)]);
}
