import type { ConfigError } from '@weather-stream/runtime-config';
import { loadConfig } from './load-config';

function problemsWith(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig('/root', env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems.map(({ setting }) => setting).sort();
  }
}

describe(loadConfig, () => {
  it('needs no setting, and finds the state below the root', () => {
    expect(loadConfig('/root', {})).toMatchObject({ stateFolder: '/root/.local', timeScale: 60 });
  });

  it('names the problems of local run and producer at once, each once', () => {
    expect(problemsWith({ LOCAL_CLOUD_PORT: 'x', WEATHER_SOURCE: 'y', LOG_LEVEL: 'loud' })).toEqual([
      'LOCAL_CLOUD_PORT',
      'LOG_LEVEL',
      'WEATHER_SOURCE',
    ]);
  });

  it('catches a mistyped STREAM_ID instead of publishing into the local cloud', () => {
    expect(problemsWith({ STREAM_IDD: 'ocid1.stream.oc1..x' })).toEqual(['STREAM_IDD']);
  });

  it('does not care for an account in Oracle Cloud', () => {
    expect(problemsWith({ OCI_REGION: 'nowhere', OCI_CONFIG_FILE: '/x' })).toEqual([]);
  });
});
