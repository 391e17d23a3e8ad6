export { LocalCloudStartError } from './errors';
export type { ApiKey } from './identity/find-signer';
export { startLocalCloud } from './start-local-cloud';
export type { LocalCloud, LocalCloudOptions } from './types';
