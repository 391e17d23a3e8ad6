import { flag, integer, object, oneOf, text, textMap } from '../../engine/field-rules';
import type { ResourceType } from '../../engine/resource-type';
import { availabilityDomains, faultDomainsOf } from '../identity/availability-domains';
import { bootVolumeSizeRule } from './boot-volume.resource';
import { createInstanceParts } from './create-instance-parts';
import { prepareInstance, prepareInstanceUpdate } from './prepare-instance';
import { vnicRules } from './vnic.resource';

const domainNames = availabilityDomains.map(({ name }) => name);

/** A machine. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Instance/. */
export const instanceResource: ResourceType = {
  type: 'instance',
  noun: 'Instance',
  path: '/20160918/instances',
  policyType: 'instances',
  // Deleting it is an operation of its own: TerminateInstance.
  operations: { create: 'LaunchInstance', delete: false },
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    availabilityDomain: oneOf(domainNames, { required: true }),
    shape: text({ required: true }),
    shapeConfig: object({}),
    sourceDetails: object({
      sourceType: oneOf(['image', 'bootVolume'], { required: true }),
      bootVolumeSizeInGBs: bootVolumeSizeRule,
      bootVolumeVpusPerGB: integer({ min: 10, max: 120 }),
    }),
    createVnicDetails: object({
      ...vnicRules,
      subnetId: text(),
      assignPublicIp: flag(),
      privateIp: text(),
    }),
    displayName: text({ maxLength: 255 }),
    faultDomain: oneOf(faultDomainsOf('').map(({ name }) => name)),
    metadata: textMap(),
    extendedMetadata: object({}),
  },
  defaults: {
    faultDomain: 'FAULT-DOMAIN-1',
    launchMode: 'PARAVIRTUALIZED',
    metadata: {},
    extendedMetadata: {},
    securityAttributes: {},
  },
  updatable: [
    'displayName',
    'metadata',
    'extendedMetadata',
    'shape',
    'shapeConfig',
    'faultDomain',
    'agentConfig',
    'instanceOptions',
    'availabilityConfig',
    'launchOptions',
    'securityAttributes',
    'sourceDetails',
    'updateOperationConstraint',
  ],
  hidden: ['createVnicDetails', 'hostnameLabel', 'isPvEncryptionInTransitEnabled', 'bootCount'],
  states: {
    creating: 'PROVISIONING',
    ready: 'RUNNING',
    updating: 'RUNNING',
    deleting: 'TERMINATING',
    deleted: 'TERMINATED',
  },
  list: {
    filters: ['availabilityDomain', 'shape'],
    unbuilt: ['capacityReservationId', 'computeClusterId', 'pageCompartmentId'],
  },
  prepare: prepareInstance,
  prepareUpdate: prepareInstanceUpdate,
  createParts: createInstanceParts,
};
