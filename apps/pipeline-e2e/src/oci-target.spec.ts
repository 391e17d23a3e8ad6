import { decodeMessage } from '@weather-stream/message-schema';
import { existsSync } from 'node:fs';
import { describeIf } from './testing/describe-if';
import { canSeeProcesses } from './testing/processes-of';
import { readRecordedIds } from './testing/read-record';
import { useCloud } from './testing/use-cloud';
import { useWorkspaces } from './testing/use-workspace';

/** The local cloud of this suite stands for OCI: its streams are all that the runs under test know of it. */
const cloud = useCloud();
const newWorkspace = useWorkspaces();

const publishedIds = async (): Promise<string[]> => {
  const { tools, settings } = cloud();
  return (await tools.readAll(settings.STREAM_ID ?? '')).map((message) => {
    const decoded = decodeMessage(message);
    return decoded.kind === 'decoded' ? decoded.envelope.id : decoded.reason;
  });
};

/** What a person has in `.env` who publishes to a stream in OCI; the endpoint is looked up in the region. */
const target = () => {
  const { STREAM_ID = '', OCI_CONFIG_FILE = '', LOCAL_CLOUD_URL = '' } = cloud().settings;
  return { STREAM_ID, OCI_CONFIG_FILE, STREAMING_ENDPOINT: LOCAL_CLOUD_URL, WEATHER_SOURCE: 'recorded' };
};

describe('start with STREAM_ID', () => {
  it('publishes to that stream, names it in its first line, and starts no local cloud', async () => {
    const workspace = newWorkspace();
    const before = await publishedIds();
    const run = workspace.start(['start', '--count', '7'], target());
    await run.said(/\n/);
    const [first = ''] = run.stdout().split('\n');
    expect(JSON.parse(first)).toMatchObject({
      event: 'started',
      target: expect.stringContaining(target().STREAM_ID) as string,
    });
    await expect(run.ended).resolves.toMatchObject({ code: 0, stderr: '' });
    expect(await publishedIds()).toEqual([...before, ...readRecordedIds().slice(0, 7)]);
    expect(existsSync(workspace.stateFolder)).toBe(false);
  });

  it('goes on from PRODUCER_STATE_FILE', async () => {
    const workspace = newWorkspace();
    const settings = { ...target(), PRODUCER_STATE_FILE: `${workspace.folder}/checkpoint.json` };
    const before = await publishedIds();
    await workspace.run(['start', '--count', '4'], settings);
    await workspace.run(['start', '--count', '4'], settings);
    expect((await publishedIds()).slice(before.length)).toEqual(readRecordedIds().slice(0, 8));
  });

  it('refuses --json, since it cannot know where observations end', async () => {
    const before = await publishedIds();
    const { code, stdout, stderr } = await newWorkspace().run(['start', '--count', '3', '--json'], target());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Leave --json out');
    expect(await publishedIds()).toEqual(before);
  });

  it('ends with both ways to a private endpoint when nobody answers at the stream’s own', async () => {
    const STREAM_MESSAGES_ENDPOINT = 'https://cell-1.streaming.invalid';
    const { code, stdout } = await newWorkspace().run(['start', '--once'], {
      ...target(),
      STREAM_MESSAGES_ENDPOINT,
    });
    expect(code).toBe(1);
    expect(stdout.trim().split('\n').at(-1)).toMatch(/"event":"failed".*on the VM.*streamPoolAccess: public/);
  });

  it('ends with the producer’s code when the stream is not there', async () => {
    const STREAM_ID = `${target().STREAM_ID}x`;
    const { code, stdout } = await newWorkspace().run(['start', '--once'], { ...target(), STREAM_ID });
    expect(code).toBe(1);
    expect(stdout).toContain(STREAM_ID);
    expect(stdout).not.toMatch(/^\s+at /m);
  });
});

describe('start with OCI credentials alone', () => {
  it('publishes into a local cloud of its own', async () => {
    const before = await publishedIds();
    const { OCI_CONFIG_FILE } = target();
    const { code, stdout } = await newWorkspace().run(['start', '--once'], { OCI_CONFIG_FILE });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^target: the local cloud/);
    expect(await publishedIds()).toEqual(before);
  });
});

describeIf(canSeeProcesses, 'processes are found by the files of Linux')(
  'a run that publishes to a stream in OCI',
  () => {
    const endless = { RECORDED_HOURS_PER_SECOND: '1', POLL_INTERVAL_SECONDS: '0.2' };

    it.each(['SIGINT', 'SIGTERM'] as const)('drains at %s and ends with 0', async (signal) => {
      const workspace = newWorkspace();
      const run = workspace.start(['start'], { ...target(), ...endless });
      await run.said(/"event":"put"/);
      run.signal(signal);
      const { code, stdout } = await run.ended;
      expect(code).toBe(0);
      expect(stdout).toContain('"event":"drained","unsent":0');
      await workspace.isDeserted();
    });

    it('leaves no producer behind when it is killed', async () => {
      const workspace = newWorkspace();
      const run = workspace.start(['start'], { ...target(), ...endless });
      await run.said(/"event":"put"/);
      run.signal('SIGKILL');
      await workspace.isDeserted();
    });
  },
);
