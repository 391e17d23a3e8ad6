import { createIdMap } from './id-map';

describe(createIdMap, () => {
  it('learns ids from answers, and puts them into bodies, texts and paths', () => {
    const ids = createIdMap({ 'ocid1.tenancy.oc1..recorded': 'ocid1.tenancy.oc1..own' });
    ids.learn({ id: 'ocid1.vcn.oc1.iad.1', rules: [{ id: 'R1' }] }, { id: 'own', rules: [{ id: 'A2' }] });
    ids.learn([{ name: 'Uocm:AD-1' }], [{ name: 'LOCL:AD-1' }]);
    expect(
      ids.translate({ ruleIds: ['R1'], in: 'id ocid1.tenancy.oc1..recorded, ocid1.vcn.oc1.iad.1' }),
    ).toEqual({
      ruleIds: ['A2'],
      in: 'id ocid1.tenancy.oc1..own, own',
    });
    expect(ids.translatePath('/1/vcns/ocid1.vcn.oc1.iad.1/x?ad=Uocm%3AAD-1')).toBe(
      '/1/vcns/own/x?ad=LOCL%3AAD-1',
    );
  });

  it('leaves alone what it has not learnt', () => {
    const ids = createIdMap();
    ids.learn({ displayName: 'a', size: 1 }, { displayName: 'b', size: 2 });
    expect(ids.translate({ displayName: 'a', id: 'ocid1.vcn.oc1.iad.1', size: 1 })).toEqual({
      displayName: 'a',
      id: 'ocid1.vcn.oc1.iad.1',
      size: 1,
    });
    expect(ids.translatePath('/1/vcns')).toBe('/1/vcns');
  });
});
