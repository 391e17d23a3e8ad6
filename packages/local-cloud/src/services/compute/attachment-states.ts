import type { LifecycleStates } from '../../engine/resource-type';

/** The states of what is attached to a machine. */
export const attachmentStates: LifecycleStates = {
  creating: 'ATTACHING',
  ready: 'ATTACHED',
  updating: 'ATTACHED',
  deleting: 'DETACHING',
  deleted: 'DETACHED',
};
