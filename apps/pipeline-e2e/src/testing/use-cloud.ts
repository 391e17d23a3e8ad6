import { untilDelivered } from './cloud-status';
import { createWorkspace, type RunningUp, type Workspace } from './create-workspace';
import { openOciTools, type OciTools } from './oci-tools';

/** `local:up` for one suite, with the vendor's clients pointed at it. */
export interface Cloud extends RunningUp {
  workspace: Workspace;
  tools: OciTools;
  /** Resolves when the connector has delivered all that is on the stream. */
  delivered: () => Promise<void>;
}

/** Brings `local:up` up before a suite and takes it down after it. */
export function useCloud(): () => Cloud {
  let cloud: Cloud | undefined;
  beforeAll(async () => {
    const workspace = createWorkspace();
    const up = await workspace.up();
    const { settings } = up;
    cloud = {
      ...up,
      workspace,
      tools: openOciTools(settings),
      delivered: () => untilDelivered(settings.LOCAL_CLOUD_URL ?? ''),
    };
  });
  afterAll(async () => {
    cloud?.tools.close();
    await cloud?.stop();
    await cloud?.workspace.dispose();
  });
  return () => {
    if (cloud === undefined) throw new Error('The cloud is there once the suite has begun.');
    return cloud;
  };
}
