import { createWorkspace, type Workspace } from './create-workspace';

/** Gives each test of a suite as many workspaces as it asks for, and removes them after it. */
export function useWorkspaces(): () => Workspace {
  const made: Workspace[] = [];
  afterEach(async () => {
    for (const workspace of made.splice(0)) await workspace.dispose();
  });
  return () => {
    const workspace = createWorkspace();
    made.push(workspace);
    return workspace;
  };
}
