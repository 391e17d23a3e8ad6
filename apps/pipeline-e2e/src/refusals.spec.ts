import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { untilMessages } from './testing/cloud-status';
import { createWorkspace, writeCheckpoint, type Workspace } from './testing/create-workspace';
import { freePort, takePort } from './testing/free-port';
import { readAccount } from './testing/read-account';
import type { ProcessEnd } from './testing/start-process';
import { useWorkspaces } from './testing/use-workspace';

const newWorkspace = useWorkspaces();

/** One sentence, or a few, with a way out, and nothing of the program's insides. */
const expectRefusal = ({ code, stderr }: ProcessEnd, sentence: RegExp, wayOut: RegExp) => {
  expect(stderr).toMatch(sentence);
  expect(stderr).toMatch(wayOut);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
};

/** A state folder that a run has left behind, made once and copied for each test. */
const kept = createWorkspace();
beforeAll(() => kept.run(['start', '--once']));
afterAll(() => kept.dispose());

const writeState = ({ stateFolder }: Workspace, name: string, text: string) => {
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(join(stateFolder, name), text);
};

describe('a second start beside the first', () => {
  it.each([[['start', '--once']], [['up']]])(
    '%j is refused, and the first goes on unharmed',
    async (args) => {
      const workspace = newWorkspace();
      const port = await freePort();
      const first = workspace.start(['start', '--count', '300', '--json'], {
        LOCAL_CLOUD_PORT: String(port),
      });
      await untilMessages(port, 10);
      const second = await workspace.run(args, { LOCAL_CLOUD_PORT: String(port) });
      expectRefusal(second, /Another run \(process \d+\) uses /, /LOCAL_STATE_FOLDER/);
      const end = await first.ended;
      expect(end.code).toBe(0);
      expect(readAccount(end.stdout)).toMatchObject({ published: 300, stored: 300 });
    },
  );
});

describe('a taken port', () => {
  it('is told with its number and the way out', async () => {
    const workspace = newWorkspace();
    const { port, release } = await takePort();
    try {
      const refused = await workspace.run(['start', '--once'], { LOCAL_CLOUD_PORT: String(port) });
      expectRefusal(refused, new RegExp(`${port}`), /LOCAL_CLOUD_PORT/);
    } finally {
      await release();
    }
    await expect(workspace.run(['start', '--once'])).resolves.toMatchObject({ code: 0 });
  });
});

describe('a state folder', () => {
  it.each([
    ['of another version', 'version', '0\n', /another version/],
    ['that does not say of which version it is', 'secrets.json', '{}', /does not say of which version/],
  ])('%s is refused until it is forgotten', async (_what, name, text, sentence) => {
    const workspace = newWorkspace();
    writeState(workspace, name, text);
    expectRefusal(await workspace.run(['start', '--once']), sentence, /local:reset/);
    expectRefusal(await workspace.run(['up']), sentence, /local:reset/);
    await expect(workspace.run(['reset'])).resolves.toMatchObject({ code: 0 });
    expect(existsSync(workspace.stateFolder)).toBe(false);
  });

  it.each([
    ['secrets', 'secrets.json', '{"adminPassword": "'],
    ['checkpoint', 'checkpoint-recorded.json', '{"version": 1, "stat'],
    ['API key', 'oci/api_key.pem', '-----BEGIN PRIVATE KEY-----\nMII'],
    ['issuer of the cloud', 'cloud/identity/issuer.pem', '-----BEGIN PRIVATE KEY-----\nMII'],
  ])('with half-written %s is refused with its path and a way out', async (_what, name, text) => {
    const workspace = newWorkspace();
    cpSync(kept.stateFolder, workspace.stateFolder, { recursive: true });
    writeState(workspace, name, text);
    const refused = await workspace.run(['start', '--once']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(workspace.stateFolder);
    expect(refused.stderr).not.toMatch(/^\s+at /m);
    await workspace.isDeserted();
  });

  it.each([
    ['a database that is cut short', 'cloud/ords', /\.duckdb$/],
    ['a position of the connector that is cut short', 'cloud/connector-hub/positions', /\.json$/],
  ])('with %s is refused with its path and a way out, and soon', async (_what, place, pattern) => {
    const workspace = newWorkspace();
    cpSync(kept.stateFolder, workspace.stateFolder, { recursive: true });
    const folder = join(workspace.stateFolder, place);
    const name = readdirSync(folder).find((each) => pattern.test(each)) ?? '';
    const path = join(folder, name);
    truncateSync(path, Math.floor(statSync(path).size / 2));
    const refused = await workspace.run(['start']);
    expectRefusal(refused, new RegExp(name), /local:reset/);
    expect(refused.stdout).not.toMatch(/\{"/);
    await workspace.isDeserted();
  });

  it('without the secrets of its cloud is refused, and no others are made', async () => {
    const workspace = newWorkspace();
    cpSync(kept.stateFolder, workspace.stateFolder, { recursive: true });
    rmSync(join(workspace.stateFolder, 'secrets.json'));
    expectRefusal(await workspace.run(['start', '--once']), /secrets\.json/, /local:reset/);
    expect(existsSync(join(workspace.stateFolder, 'secrets.json'))).toBe(false);
  });

  it('of earlier versions, with one checkpoint for all sources, is gone on with', async () => {
    const workspace = newWorkspace();
    cpSync(kept.stateFolder, workspace.stateFolder, { recursive: true });
    const inState = (name: string) => join(workspace.stateFolder, name);
    renameSync(inState('checkpoint-recorded.json'), inState('checkpoint.json'));
    const { code, stdout } = await workspace.run(['start', '--once']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/each source has a checkpoint of its own/);
    expect(stdout).toMatch(/^6 rows$/m);
  });

  it('that a killed run left locked is taken over', async () => {
    const workspace = newWorkspace();
    writeCheckpoint(workspace, '2013-01-01T06:00:00Z');
    writeState(workspace, 'lock', '999999999');
    await expect(workspace.run(['start', '--once'])).resolves.toMatchObject({ code: 0 });
  });
});
