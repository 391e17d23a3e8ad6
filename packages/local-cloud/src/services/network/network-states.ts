import type { LifecycleStates } from '../../engine/resource-type';

/** The states of what a network is made of; changes are done at once. */
export const networkStates: LifecycleStates = {
  creating: 'PROVISIONING',
  ready: 'AVAILABLE',
  updating: 'AVAILABLE',
  deleting: 'TERMINATING',
  deleted: 'TERMINATED',
};
