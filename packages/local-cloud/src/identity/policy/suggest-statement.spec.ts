import { decide } from './decide';
import { suggestStatement } from './suggest-statement';
import { aBook, anAccess, anEffectiveStatement, aFunction, anInstance, ids } from './testing/build-access';

const aConnector = {
  ...aFunction,
  type: 'serviceconnector',
  id: 'ocid1.serviceconnector.oc1.iad.c',
  matching: {},
};

describe(suggestStatement, () => {
  it('writes the narrowest statement, for a group that the caller is in', () => {
    expect(suggestStatement(anAccess(), 'SECRET_BUNDLE_READ', aBook().dynamicGroups)).toBe(
      `Allow dynamic-group functions to read secret-bundles in compartment id ${ids.child} where target.secret.id = 'ocid1.vaultsecret.oc1.iad.s'`,
    );
  });

  it('writes conditions for a connector, which is in no group', () => {
    const access = anAccess({ caller: aConnector, target: { 'target.stream.id': 'ocid1.stream.oc1.iad.s' } });
    expect(suggestStatement(access, 'STREAM_CONSUME', [])).toBe(
      `Allow any-user to use stream-pull in compartment id ${ids.child} where all {request.principal.type = 'serviceconnector', target.stream.id = 'ocid1.stream.oc1.iad.s'}`,
    );
  });

  it('says which group is missing when the caller is in none', () => {
    expect(suggestStatement(anAccess({ caller: anInstance }), 'SECRET_BUNDLE_READ', [])).toContain(
      "dynamic-group 'a dynamic group that ocid1.instance.oc1.iad.i is in'",
    );
  });

  it.each([
    ['a function', anAccess()],
    ['a connector', anAccess({ caller: aConnector })],
  ])('writes what would have allowed it: %s', (_who, access) => {
    const book = aBook();
    const suggestion = suggestStatement(access, 'SECRET_BUNDLE_READ', book.dynamicGroups);
    expect(decide(access, book).isAllowed).toBe(false);
    expect(decide(access, aBook(anEffectiveStatement(suggestion))).isAllowed).toBe(true);
  });
});
