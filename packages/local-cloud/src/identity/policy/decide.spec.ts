import * as fc from 'fast-check';
import { decide } from './decide';
import { aBook, aFunction, anAccess, anEffectiveStatement, anInstance, ids } from './testing/build-access';
import { arbitraryStatement } from './testing/arbitrary-statement';

const isAllowed = (change: Parameters<typeof anAccess>[0], ...statements: string[]): boolean =>
  decide(anAccess(change), aBook(...statements.map((text) => anEffectiveStatement(text)))).isAllowed;

const toFunctions = 'Allow dynamic-group functions to';

describe(decide, () => {
  it('allows nothing without a statement', () => {
    expect(isAllowed({})).toBe(false);
  });

  it('allows what a statement gives to a group that the caller is in, and names that statement', () => {
    const statement = anEffectiveStatement(`${toFunctions} read secret-bundles in tenancy`);
    expect(decide(anAccess(), aBook(statement))).toEqual({ isAllowed: true, by: [statement] });
  });

  it.each([
    'dynamic-group id ocid1.dynamicgroup.oc1..functions',
    "dynamic-group 'Default'/'functions'",
    'dynamic-group FUNCTIONS',
    'dynamic-group others, functions',
    'any-user',
  ])('finds the caller in %s', (subject) => {
    expect(isAllowed({}, `Allow ${subject} to read secret-bundles in tenancy`)).toBe(true);
  });

  it.each([
    'dynamic-group others',
    "dynamic-group 'Other'/'functions'",
    'dynamic-group id ocid1.dynamicgroup.oc1..other',
    'group functions',
    'group Administrators',
    'service faas',
  ])('does not find the caller in %s', (subject) => {
    expect(isAllowed({}, `Allow ${subject} to read secret-bundles in tenancy`)).toBe(false);
  });

  it('takes an instance for no function, and a function in another compartment for none in this', () => {
    const statement = `${toFunctions} read secret-bundles in tenancy`;
    expect(isAllowed({ caller: anInstance }, statement)).toBe(false);
    const matching = { ...aFunction.matching, 'resource.compartment.id': ids.parent };
    expect(isAllowed({ caller: { ...aFunction, matching } }, statement)).toBe(false);
  });

  it.each([
    [ids.child, true],
    [ids.parent, true],
    [ids.tenancy, true],
    ['ocid1.compartment.oc1..elsewhere', false],
  ])('allows in %s and below it: %s', (compartmentId, expected) => {
    const statement = anEffectiveStatement(`${toFunctions} read secret-bundles in tenancy`, compartmentId);
    expect(decide(anAccess(), aBook(statement)).isAllowed).toBe(expected);
  });

  it('allows nothing in another tenancy', () => {
    const compartmentIds = [ids.child, 'ocid1.tenancy.oc1..other'];
    expect(isAllowed({ compartmentIds }, 'Allow any-user to manage all-resources in tenancy')).toBe(false);
  });

  it('asks for all permissions, each from any statement, and names the first that is missing', () => {
    const permissions = ['STREAM_READ', 'STREAM_CONSUME'];
    const read = 'Allow any-user to read streams in tenancy';
    const consume = 'Allow any-user to {STREAM_CONSUME} in tenancy';
    expect(isAllowed({ permissions }, read, consume)).toBe(true);
    expect(decide(anAccess({ permissions }), aBook(anEffectiveStatement(read)))).toEqual({
      isAllowed: false,
      missing: 'STREAM_CONSUME',
    });
  });

  it.each([
    ["target.secret.id = 'ocid1.vaultsecret.oc1.iad.s'", true],
    ["target.secret.id = 'OCID1.VAULTSECRET.OC1.IAD.S'", true],
    ["target.secret.id = 'ocid1.vaultsecret.oc1.iad.other'", false],
    ["target.secret.id != 'ocid1.vaultsecret.oc1.iad.other'", true],
    ["target.secret.id in ('x', 'ocid1.vaultsecret.oc1.iad.s')", true],
    ['target.secret.name = /client-*/', true],
    ['target.secret.name = /*secret/', false],
    ['target.secret.name != /client-*/', false],
    ["request.operation = 'GetSecretBundle'", true],
    ["request.permission = 'SECRET_BUNDLE_READ'", true],
    ["request.permission != 'SECRET_BUNDLE_READ'", false],
    [`request.principal.compartment.id = '${ids.child}'`, true],
    [`target.compartment.id = '${ids.child}'`, true],
    ["all {request.principal.type = 'fnfunc', request.principal.id = 'ocid1.fnfunc.oc1.iad.f'}", true],
    ["any {request.principal.type = 'serviceconnector', target.secret.name = 'client-id'}", true],
    ["all {request.principal.type = 'serviceconnector', target.secret.name = 'client-id'}", false],
  ])('judges where %s: %s', (condition, expected) => {
    expect(isAllowed({}, `${toFunctions} read secret-bundles in tenancy where ${condition}`)).toBe(expected);
  });

  it.each(["target.stream.id = 'x'", "target.stream.id != 'x'", "target.sekret.id != 'x'"])(
    'takes a comparison with a variable that the call has not for false: %s',
    (condition) => {
      const statement = `${toFunctions} read secret-bundles in tenancy where`;
      expect(isAllowed({}, `${statement} ${condition}`)).toBe(false);
      expect(isAllowed({}, `${statement} any {${condition}, target.secret.name = 'client-id'}`)).toBe(true);
    },
  );

  it('never allows less because of one statement more', () => {
    fc.assert(
      fc.property(fc.array(arbitraryStatement), arbitraryStatement, (some, more) => {
        const effective = [...some, more].map((statement) => ({
          text: '',
          policyName: '',
          statement,
          compartmentId: ids.child,
        }));
        const [less, all] = [effective.slice(0, -1), effective].map((list) =>
          decide(anAccess(), aBook(...list)),
        );
        expect(less?.isAllowed === true && all?.isAllowed === false).toBe(false);
      }),
    );
  });
});
