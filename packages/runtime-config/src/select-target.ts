import type { Environment } from './types';

/** Where observations go: the local cloud on this machine, or a stream in Oracle Cloud. */
export type Target = { kind: 'local' } | { kind: 'oci' };

const isSet = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** Decides by STREAM_ID and STREAM_POOL_ID alone: a shell that merely exports OCI credentials changes nothing. */
export function selectTarget(env: Environment): Target {
  return isSet(env.STREAM_ID) || isSet(env.STREAM_POOL_ID) ? { kind: 'oci' } : { kind: 'local' };
}
