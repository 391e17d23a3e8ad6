import { parseLocalConfig } from './local-config';
import { problemsOf } from './testing/problems-of';

describe(parseLocalConfig, () => {
  it('needs no setting at all', () => {
    expect(parseLocalConfig({})).toEqual({
      stateFolder: '.local',
      cloudPort: 14_180,
      timeScale: 60,
      logLevel: 'info',
    });
  });

  it('names all problems at once', () => {
    const { bySetting } = problemsOf(() =>
      parseLocalConfig({ LOCAL_CLOUD_PORT: '70000', LOCAL_TIME_SCALE: 'fast', LOCAL_STATE_FOLDR: 'x' }),
    );
    expect(Object.keys(bySetting).sort()).toEqual([
      'LOCAL_CLOUD_PORT',
      'LOCAL_STATE_FOLDR',
      'LOCAL_TIME_SCALE',
    ]);
    expect(bySetting.LOCAL_STATE_FOLDR).toContain('did you mean LOCAL_STATE_FOLDER?');
  });

  it('takes the URL that local:up writes for others as no mistake', () => {
    expect(() => parseLocalConfig({ LOCAL_CLOUD_URL: 'http://127.0.0.1:14180' })).not.toThrow();
  });

  it.each(['STREAM_NAME', 'STREAM_MESSAGES_ENDPOINT'])('takes %s alone for half of a target', (name) => {
    const { bySetting } = problemsOf(() => parseLocalConfig({ [name]: 'x' }));
    expect(bySetting[name]).toMatch(/STREAM_POOL_ID .* or STREAM_ID .* or unset it/);
    expect(() => parseLocalConfig({ [name]: ' ' })).not.toThrow();
    expect(() => parseLocalConfig({ [name]: 'x', STREAM_POOL_ID: 'ocid1.streampool.oc1..x' })).not.toThrow();
  });
});
