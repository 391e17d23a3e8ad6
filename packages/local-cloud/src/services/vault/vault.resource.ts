import { oneOf, text } from '../../engine/field-rules';
import { newOcid } from '../../engine/ocid';
import { commonStates, type ResourceType } from '../../engine/resource-type';

/** How vaults and keys are deleted. See https://docs.oracle.com/en-us/iaas/api/#/en/key/release/Vault/ScheduleVaultDeletion. */
export const keyDeletion = { minDays: 7, maxDays: 30, defaultDays: 30 } as const;

/** A vault. Its endpoints are the local cloud's own: one port serves all vaults. */
export const vaultResource: ResourceType = {
  type: 'vault',
  noun: 'Vault',
  policyType: 'vaults',
  policyVariables: ({ id }) => ({ 'target.vault.id': id }),
  path: '/20180608/vaults',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    displayName: text({ required: true, maxLength: 100 }),
    vaultType: oneOf(['DEFAULT', 'VIRTUAL_PRIVATE'], { required: true }),
  },
  updatable: ['displayName'],
  states: commonStates,
  scheduledDeletion: keyDeletion,
  prepare: (input) => ({ ...input, wrappingkeyId: newOcid('key', true), isPrimary: true }),
  render: (_vault, engine) => ({ managementEndpoint: engine.url(), cryptoEndpoint: engine.url() }),
};
