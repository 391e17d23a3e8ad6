import type { Workspace } from './create-workspace';
import { eventually } from './eventually';
import type { Role } from './processes-of';

/** Processes of a run that the suites kill. */
export const victims: readonly Role[] = ['orchestrator', 'local cloud', 'producer', 'function container'];

/** `kill -9` of all processes with this role, as soon as there is one. Nothing else is told. */
export async function killOne(workspace: Pick<Workspace, 'pids'>, role: Role): Promise<void> {
  const pids = await eventually(() => {
    const found = workspace.pids(role);
    if (found.length === 0) throw new Error(`No ${role} is there to be killed.`);
    return found;
  });
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}
