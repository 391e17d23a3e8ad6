import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace } from './testing/create-workspace';
import { freePort } from './testing/free-port';
import { aMessage, anEnvelope } from './testing/messages';
import { openOciTools } from './testing/oci-tools';
import { readRows } from './testing/read-rows';
import { untilDelivered } from './testing/cloud-status';
import { useWorkspaces } from './testing/use-workspace';

const newWorkspace = useWorkspaces();

const names = [
  'LOCAL_CLOUD_URL',
  'STREAM_ID',
  'REJECTED_STREAM_ID',
  'STREAM_MESSAGES_ENDPOINT',
  'FUNCTION_ID',
  'FUNCTION_INVOKE_ENDPOINT',
  'CLIENT_ID_SECRET_ID',
  'CLIENT_SECRET_SECRET_ID',
  'ORDS_URL',
  'OCI_CONFIG_FILE',
];

/** Puts one message by the vendor's client and reads back all ids that are stored. */
async function putAndRead(settings: Record<string, string>, hour: number): Promise<string[]> {
  const tools = openOciTools(settings);
  try {
    const [entry] = await tools.put(settings.STREAM_ID ?? '', [aMessage(hour)]);
    expect(entry).toMatchObject({ partition: '0', offset: expect.any(Number) as number });
    const messages = await tools.readAll(settings.STREAM_ID ?? '');
    expect(messages.at(-1)).toMatchObject({ offset: entry?.offset, ...aMessage(hour) });
    await untilDelivered(settings.LOCAL_CLOUD_URL ?? '');
    return (await readRows(settings, tools)).map(({ observation_id: id }) => id);
  } finally {
    tools.close();
  }
}

describe('up', () => {
  it('writes settings for others when it is ready, for the owner alone, and takes them back when it ends', async () => {
    const workspace = newWorkspace();
    const envFile = join(workspace.stateFolder, 'env');
    const starting = workspace.start(['up']);
    await starting.said(/^deploying the stack$/m);
    expect(existsSync(envFile)).toBe(false);
    starting.signal('SIGTERM');
    await starting.ended;
    expect(existsSync(envFile)).toBe(false);

    const { settings, stop } = await workspace.up();
    expect(Object.keys(settings)).toEqual(names);
    expect(statSync(envFile).mode & 0o777).toBe(0o600);
    expect(statSync(settings.OCI_CONFIG_FILE ?? '').mode & 0o777).toBe(0o600);
    expect(settings.ORDS_URL).toMatch(/\/ords\/$/);
    await expect(stop()).resolves.toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(envFile)).toBe(false);
    await workspace.isDeserted();
  });

  it.each([
    ['a free port each time', () => Promise.resolve(0)],
    ['the same port each time', freePort],
  ])(
    'goes on after a new start on %s: the function finds the database where it is now',
    async (_how, choose) => {
      const workspace = newWorkspace();
      const more = { LOCAL_CLOUD_PORT: String(await choose()) };
      const first = await workspace.up(more);
      const stored = await putAndRead(first.settings, 1);
      expect(stored).toEqual([anEnvelope(1).id]);
      await first.stop();
      const second = await workspace.up(more);
      expect(second.settings.STREAM_ID).toBe(first.settings.STREAM_ID);
      expect(await putAndRead(second.settings, 2)).toEqual([anEnvelope(1).id, anEnvelope(2).id]);
      await second.stop();
    },
  );
});

describe('reset', () => {
  it('forgets all local state, but not that of a run that goes on', async () => {
    const workspace = newWorkspace();
    const up = await workspace.up();
    const refused = await workspace.run(['reset']);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('Another run') as string });
    expect(existsSync(join(workspace.stateFolder, 'env'))).toBe(true);
    await up.stop();
    await expect(workspace.run(['reset'])).resolves.toMatchObject({ code: 0 });
    expect(existsSync(workspace.stateFolder)).toBe(false);
  });

  it('has nothing to forget where nothing was started', async () => {
    const workspace = createWorkspace();
    await expect(workspace.run(['reset'])).resolves.toMatchObject({ code: 0, stderr: '' });
    await workspace.dispose();
  });
});
