export {
  describeSettings,
  toSettingsTable,
  type SettingDescription,
  type SettingsDescription,
} from './describe-settings';
export { ConfigError, type ConfigProblem } from './errors';
export { parseFunctionConfig, type FunctionConfig } from './function-config';
export { parseLocalConfig, type LocalConfig } from './local-config';
export { mergeDotenv } from './merge-dotenv';
export {
  parseProducerConfig,
  type OciConfig,
  type ProducerConfig,
  type SourceConfig,
  type StreamReference,
} from './producer-config';
export { selectTarget, type Target } from './select-target';
export { newYorkAirports, type Station } from './stations';
export type { Environment, LogLevelName } from './types';
