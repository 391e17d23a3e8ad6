import { settingWithDefault } from './setting';
import { logLevelNames } from './types';
import { anyText, choice, decimalNumber, wholeNumber } from './value-kinds';

/** Every setting of the local run, by its name in the code. The producer's settings for source and speed apply as well. */
export const localSettings = {
  stateFolder: settingWithDefault(
    {
      name: 'LOCAL_STATE_FOLDER',
      description: 'folder of all local state; a relative one is below the root of the repository',
      standard: '.local',
      example: '.local',
    },
    anyText('a path'),
  ),
  cloudPort: settingWithDefault(
    {
      name: 'LOCAL_CLOUD_PORT',
      description: 'port of the local cloud on 127.0.0.1; 0 takes a free one',
      standard: '14180',
      example: '14180',
    },
    wholeNumber(0, 65_535),
  ),
  timeScale: settingWithDefault(
    {
      name: 'LOCAL_TIME_SCALE',
      description: 'how many times faster the waits of the services pass, such as the 60 s of a connector',
      standard: '60',
      example: '1',
    },
    decimalNumber(0.001, 100_000),
  ),
  logLevel: settingWithDefault(
    { name: 'LOG_LEVEL', description: 'how much is logged', standard: 'info', example: 'debug' },
    choice(logLevelNames),
  ),
};
