import type { IncomingHttpHeaders } from 'node:http';
import { list, oneOf, text } from '../../engine/field-rules';
import { commonStates, type ResourceType } from '../../engine/resource-type';
import { configRule } from './config-rule';

/**
 * The Terraform provider, which Pulumi's is made of, waits five minutes after each deletion of an application for its
 * network to be taken down; only a 404 spares it that.
 */
const waitsAfterDeletion = ({ 'user-agent': userAgent = '' }: IncomingHttpHeaders): boolean =>
  /\bterraform\//.test(userAgent);

/** A functions application. See https://docs.oracle.com/en-us/iaas/api/#/en/functions/20181201/Application/. */
export const applicationResource: ResourceType = {
  type: 'fnapp',
  noun: 'Application',
  policyType: 'fn-app',
  policyVariables: ({ id }) => ({ 'target.app.id': id }),
  path: '/20181201/applications',
  nameField: 'displayName',
  nameUniqueWithin: 'compartmentId',
  fields: {
    compartmentId: text({ required: true }),
    displayName: text({ required: true, maxLength: 255 }),
    subnetIds: list(text(), { required: true, max: 3 }),
    config: configRule,
    shape: oneOf(['GENERIC_X86', 'GENERIC_ARM', 'GENERIC_X86_ARM']),
    networkSecurityGroupIds: list(text()),
  },
  defaults: { config: {}, shape: 'GENERIC_X86' },
  updatable: [
    'config',
    'networkSecurityGroupIds',
    'syslogUrl',
    'imagePolicyConfig',
    'traceConfig',
    'securityAttributes',
    'logging',
  ],
  states: commonStates,
  deniesDeletion: waitsAfterDeletion,
  list: { omit: ['config'], defaultLimit: 50, maxLimit: 50 },
  render: ({ timeUpdated }) => ({ timeUpdated: new Date(timeUpdated).toISOString() }),
};
