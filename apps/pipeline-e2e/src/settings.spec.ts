import { readFileSync } from 'node:fs';
import { useWorkspaces } from './testing/use-workspace';

const newWorkspace = useWorkspaces();

const secret = 'a secret with blanks';

const expectOneMessage = (stderr: string, settings: readonly string[]) => {
  expect(stderr.match(/settings need attention/g)).toHaveLength(1);
  for (const name of settings) expect(stderr).toMatch(new RegExp(`^  ${name}: `, 'm'));
  expect(stderr).not.toMatch(/^\s+at /m);
};

describe('wrong settings', () => {
  it('of the local run and of its producer are all told in one message before anything is started', async () => {
    const wrong = {
      LOCAL_CLOUD_PORT: '70000',
      LOCAL_TIME_SCALE: 'fast',
      POLL_INTERVAL_SECONDS: '-1',
      WEATHER_API_KEY: secret,
      WEATHER_SORCE: 'recorded',
    };
    const { code, stdout, stderr } = await newWorkspace().run(['start', '--once'], wrong);
    expect(code).toBe(2);
    expectOneMessage(stderr, Object.keys(wrong));
    expect(stderr).toContain('did you mean WEATHER_SOURCE?');
    expect(stdout).not.toContain('starting the local cloud');
    expect(stdout + stderr).not.toContain(secret);
  });

  it('of a run that publishes to OCI are told by the producer’s own bundle', async () => {
    const wrong = { WEATHER_SOURCE: 'weather', WEATHER_API_KEY: secret, OCI_AUTH: 'password' };
    const { code, stdout, stderr } = await newWorkspace().run(['start'], { ...wrong, STREAM_ID: 'nonsense' });
    expect(code).toBe(2);
    expectOneMessage(stderr, [...Object.keys(wrong), 'STREAM_ID']);
    expect(stdout + stderr).not.toContain(secret);
  });

  it('of local:up are told in one message', async () => {
    const wrong = { LOCAL_CLOUD_PORT: 'http', LOG_LEVEL: 'loud' };
    const { code, stderr } = await newWorkspace().run(['up'], wrong);
    expect(code).toBe(2);
    expectOneMessage(stderr, Object.keys(wrong));
  });
});

describe('a run', () => {
  it('says none of the secrets of its stack', async () => {
    const workspace = newWorkspace();
    const { stdout, stderr } = await workspace.run(['start', '--once'], { LOG_LEVEL: 'debug' });
    const secrets = JSON.parse(readFileSync(`${workspace.stateFolder}/secrets.json`, 'utf8')) as object;
    for (const value of Object.values(secrets) as string[]) expect(stdout + stderr).not.toContain(value);
  });
});
