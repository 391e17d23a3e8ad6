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

/** Where a container's environment comes from. */
export interface EnvironmentSources {
  fn: FunctionDescription;
  /** What the image sets. Its PATH does not count: it is that of another file system. */
  image: Readonly<Record<string, string>>;
  /** The environment of this process. */
  host: NodeJS.ProcessEnv;
}

/**
 * Everything that a function's process finds in its environment: Fn's contract, the resource principal (version 2.2), the
 * configuration and what the image sets. The platform's names win over configuration, and configuration over the image.
 * Of the host's environment only PATH and TZ get in.
 *
 * @see https://github.com/fnproject/docs/blob/master/fn/develop/fn-format.md
 */
export function toContainerEnvironment(
  { fn, image, host }: EnvironmentSources,
  { socketPath, rpstPath, privatePemPath }: ContainerPaths,
): Record<string, string> {
  const fromHost = inherited.flatMap((name) => {
    const value = host[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...image,
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
