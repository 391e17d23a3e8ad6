import { localRegion } from '../../region';
import type { FunctionDescription } from './types';

/** Where a container finds its socket and its identity. */
export interface ContainerPaths {
  /** Absolute path of the socket that the FDK makes. */
  socketPath: string;
  /** Absolute path of the resource principal's session token. */
  rpstPath: string;
  /** Absolute path of the token's private key. */
  privatePemPath: string;
}

const inherited = ['PATH', 'TZ'] as const;

/**
 * Everything that a function's process finds in its environment: Fn's contract, the resource principal (version 2.2) and
 * the configuration. The platform's names win over configuration. Of the host's environment only PATH and TZ get in.
 *
 * @param host the environment of this process
 * @see https://github.com/fnproject/docs/blob/master/fn/develop/fn-format.md
 */
export function toContainerEnvironment(
  fn: FunctionDescription,
  { socketPath, rpstPath, privatePemPath }: ContainerPaths,
  host: NodeJS.ProcessEnv,
): Record<string, string> {
  const fromHost = inherited.flatMap((name) => {
    const value = host[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(fromHost),
    ...fn.config,
    FN_FORMAT: 'http-stream',
    FN_LISTENER: `unix:${socketPath}`,
    FN_TYPE: 'sync',
    FN_FN_ID: fn.id,
    FN_FN_NAME: fn.displayName,
    FN_APP_ID: fn.applicationId,
    FN_APP_NAME: fn.applicationName,
    FN_MEMORY: String(fn.memoryInMBs),
    OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
    OCI_RESOURCE_PRINCIPAL_RPST: rpstPath,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: privatePemPath,
    OCI_RESOURCE_PRINCIPAL_REGION: localRegion.id,
  };
}
