import { describeIf } from './testing/describe-if';
import { repositoryRoot } from './testing/installation';
import { untilMessages } from './testing/cloud-status';
import type { Workspace } from './testing/create-workspace';
import { freePort } from './testing/free-port';
import { readAccount } from './testing/read-account';
import { hasPseudoTerminal, inPseudoTerminal } from './testing/in-pseudo-terminal';
import { canSeeProcesses } from './testing/processes-of';
import { startProcess } from './testing/start-process';
import { useWorkspaces } from './testing/use-workspace';

const newWorkspace = useWorkspaces();

/** What a person types, with none of the variables that the nx around this test has set. */
const nxStart = ['npx', 'nx', 'run', 'producer:start'];

/** A blank `STREAM_ID` outweighs one in a developer's `.env`. */
const environment = (workspace: Workspace) => ({
  ...workspace.env,
  HOME: process.env.HOME ?? workspace.folder,
  STREAM_ID: '',
  STREAM_POOL_ID: '',
});

const startInRepository = (command: readonly string[], env: Readonly<Record<string, string>>) =>
  startProcess({
    command: command[0] ?? '',
    args: command.slice(1),
    env,
    cwd: repositoryRoot,
    signalsGroup: true,
  });

describe('nx run producer:start', () => {
  it('hands --count and --json over, and shows the account', async () => {
    const workspace = newWorkspace();
    const { ended } = startInRepository([...nxStart, '--count', '4', '--json'], environment(workspace));
    const { code, stdout } = await ended;
    expect(readAccount(stdout)).toMatchObject({ published: 4, stored: 4 });
    expect(code).toBe(0);
  });

  it('fails when the run fails', async () => {
    const { ended } = startInRepository([...nxStart, '--count', '99999'], environment(newWorkspace()));
    const { code, stdout, stderr } = await ended;
    expect(stdout + stderr).toContain('26115 observations remain');
    expect(code).not.toBe(0);
  });
});

describeIf(canSeeProcesses, 'processes are found by the files of Linux')(
  'nx run producer:start without a terminal',
  () => {
    it('leaves no process behind when its process group gets SIGTERM, and the next run goes on', async () => {
      const workspace = newWorkspace();
      const port = String(await freePort());
      const env = { ...environment(workspace), LOCAL_CLOUD_PORT: port };
      const run = startInRepository(nxStart, env);
      await untilMessages(Number(port), 3);
      run.signal('SIGTERM');
      const { stdout, stderr } = await run.ended;
      expect(stdout).toContain('Stopped. The next start goes on from here.');
      expect(stdout + stderr).not.toContain('has ended');
      await workspace.isDeserted();
      const next = await workspace.run(['start', '--count', '3', '--json']);
      expect(readAccount(next.stdout)).toMatchObject({ published: 3, stored: 3, duplicates: 0 });
    });
  },
);

describeIf(canSeeProcesses && hasPseudoTerminal, 'python3 makes the pseudo-terminal')(
  'nx run producer:start in a terminal',
  () => {
    it('drains at Ctrl-C and ends with 0', async () => {
      const workspace = newWorkspace();
      const args = inPseudoTerminal(workspace.folder, '2013-01-01 06:00', nxStart);
      const env = { ...environment(workspace), TERM: 'xterm-256color' };
      const { code, stdout } = await startInRepository(['python3', ...args], env).ended;
      expect(stdout).toContain('Stopped. The next start goes on from here.');
      expect(code).toBe(0);
      await workspace.isDeserted();
    });
  },
);
