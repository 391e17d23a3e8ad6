import { notAuthorizedOrNotFound } from '../../errors';
import { integer, object, oneOf, text } from '../../engine/field-rules';
import { newOcid } from '../../engine/ocid';
import type { EngineAccess, ResourceType } from '../../engine/resource-type';
import type { JsonObject } from '../../server/parse-json-object';
import { keyDeletion } from './vault.resource';

/**
 * OCI knows the vault of a new key by the host that was called; the body does not name it. Here all vaults share one
 * host, so it is the newest vault of the key's compartment, or else the newest of all.
 */
function chooseVault({ compartmentId }: JsonObject, engine: EngineAccess): string {
  const vaults = engine.findAll('vault');
  const vault = vaults.findLast(({ fields }) => fields.compartmentId === compartmentId) ?? vaults.at(-1);
  if (vault === undefined) throw notAuthorizedOrNotFound('There is no vault: create one before its keys.');
  return vault.id;
}

/** A master encryption key. See https://docs.oracle.com/en-us/iaas/api/#/en/key/release/Key/. */
export const keyResource: ResourceType = {
  type: 'key',
  noun: 'Key',
  policyType: 'keys',
  policyVariables: ({ id }) => ({ 'target.key.id': id }),
  path: '/20180608/keys',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    displayName: text({ required: true, maxLength: 100 }),
    keyShape: object(
      {
        algorithm: oneOf(['AES', 'RSA', 'ECDSA'], { required: true }),
        length: integer({ required: true, min: 16, max: 512 }),
      },
      { required: true },
    ),
    protectionMode: oneOf(['HSM', 'SOFTWARE']),
  },
  defaults: { protectionMode: 'HSM' },
  updatable: ['displayName'],
  parents: { vaultId: 'vault' },
  states: {
    creating: 'CREATING',
    ready: 'ENABLED',
    updating: 'UPDATING',
    deleting: 'DELETING',
    deleted: 'DELETED',
  },
  stateActions: {
    enable: { operation: 'EnableKey', through: 'ENABLING', to: 'ENABLED' },
    disable: { operation: 'DisableKey', through: 'DISABLING', to: 'DISABLED' },
  },
  scheduledDeletion: keyDeletion,
  list: { filters: ['protectionMode'], omit: ['keyShape', 'currentKeyVersion'] },
  prepare: (input, engine) => ({
    ...input,
    vaultId: chooseVault(input, engine),
    currentKeyVersion: newOcid('keyversion', true),
    isPrimary: true,
  }),
};
