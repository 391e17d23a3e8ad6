import { VCN_PREFIX_LENGTHS } from '../limits';
import { optional, withDefault } from './setting';
import * as kinds from './setting-kinds';

/** Settings that say where the stack is, and what becomes of it. */
export const placeSettings = {
  compartmentId: optional(
    {
      what: 'an existing compartment for everything',
      whenUnset: 'a compartment of its own is made',
      example: 'ocid1.compartment.oc1..aaaaaaaaexample',
    },
    kinds.ocid('compartment'),
  ),
  parentCompartmentId: optional(
    {
      what: 'where the own compartment is made',
      whenUnset: 'in the tenancy',
      example: 'ocid1.compartment.oc1..aaaaaaaaexample',
    },
    kinds.ocid('compartment'),
  ),
  retainCompartment: withDefault(
    {
      what: 'whether destroy leaves the compartment: a vault pending deletion would keep it from going',
      standard: true,
      example: 'false',
    },
    kinds.yesOrNo,
  ),
  dataProtection: withDefault<'none' | 'protect' | 'retain'>(
    {
      what: 'what becomes of streams, vault, secrets and database on destroy: deleted, refused, or left',
      standard: 'none',
      example: 'protect',
    },
    kinds.choice(['none', 'protect', 'retain']),
  ),
  vcnCidr: withDefault(
    { what: 'addresses of the network', standard: '10.20.0.0/16', example: '10.30.0.0/20' },
    kinds.cidrBlock(VCN_PREFIX_LENGTHS.min, VCN_PREFIX_LENGTHS.max),
  ),
  tags: withDefault<Record<string, string>>(
    { what: 'further free-form tags of every resource', standard: {}, example: '{"team": "weather"}' },
    kinds.tagMap,
  ),
  serviceEndpoint: optional(
    {
      what: 'base URL in place of the regional endpoints of secrets, object storage, federation and logs',
      whenUnset: 'those of the region',
      example: 'http://127.0.0.1:14180',
    },
    kinds.baseUrl,
  ),
};
