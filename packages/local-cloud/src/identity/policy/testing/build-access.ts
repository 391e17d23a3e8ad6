import type { Caller } from '../caller';
import type { AccessRequest } from '../decide';
import { parseMatchingRule } from '../parse-matching-rule';
import { parseStatement } from '../parse-statement';
import { permissionsOf } from '../permissions';
import type { EffectiveStatement, PolicyBook } from '../policy-book';

/** The tenancy, and a compartment in a compartment of it. */
export const ids = {
  tenancy: 'ocid1.tenancy.oc1..t',
  parent: 'ocid1.compartment.oc1..p',
  child: 'ocid1.compartment.oc1..c',
};

/** A function in the inner compartment. */
export const aFunction: Caller = {
  type: 'fnfunc',
  id: 'ocid1.fnfunc.oc1.iad.f',
  tenancyId: ids.tenancy,
  compartmentId: ids.child,
  matching: {
    'resource.type': 'fnfunc',
    'resource.id': 'ocid1.fnfunc.oc1.iad.f',
    'resource.compartment.id': ids.child,
  },
};

/** An instance in the inner compartment. */
export const anInstance: Caller = {
  type: 'instance',
  id: 'ocid1.instance.oc1.iad.i',
  tenancyId: ids.tenancy,
  compartmentId: ids.child,
  matching: { 'instance.id': 'ocid1.instance.oc1.iad.i', 'instance.compartment.id': ids.child },
};

/** A function that wants to read a secret of its compartment. */
export const anAccess = (change: Partial<AccessRequest> = {}): AccessRequest => ({
  caller: aFunction,
  operation: 'GetSecretBundle',
  permissions: ['SECRET_BUNDLE_READ'],
  compartmentIds: [ids.child, ids.parent, ids.tenancy],
  target: { 'target.secret.id': 'ocid1.vaultsecret.oc1.iad.s', 'target.secret.name': 'client-id' },
  ...change,
});

/** A statement in effect in a compartment, whatever place its text names. */
export function anEffectiveStatement(text: string, compartmentId: string = ids.child): EffectiveStatement {
  const statement = parseStatement(text);
  const { grant } = statement;
  const permissions =
    grant.kind === 'verb' ? permissionsOf(grant.verb, grant.resourceType) : new Set(grant.permissions);
  return { text, policyName: 'weather', statement, compartmentId, permissions };
}

/** The statements, and a dynamic group `functions` of the functions in the inner compartment. */
export const aBook = (...statements: EffectiveStatement[]): PolicyBook => ({
  statements,
  dynamicGroups: [
    {
      id: 'ocid1.dynamicgroup.oc1..functions',
      name: 'functions',
      tenancyId: ids.tenancy,
      rule: parseMatchingRule(`ALL {resource.type = 'fnfunc', resource.compartment.id = '${ids.child}'}`),
    },
  ],
});
