export { LocalCloudStartError } from './errors';
export type { ApiKey } from './identity/find-signer';
export { toMachineEnvironment } from './services/compute-metadata/to-machine-environment';
export { startLocalCloud } from './start-local-cloud';
export type { LocalCloud, LocalCloudOptions } from './types';
