import { X509Certificate } from 'node:crypto';
import { createManualClock } from '@weather-stream/service-kit';
import { createInstanceAuthority } from './instance-authority';
import { generateRsaKey, type IssuerKey } from './load-issuer-key';

const identity = {
  instanceId: 'ocid1.instance.oc1.iad.i',
  compartmentId: 'ocid1.compartment.oc1..c',
  tenancyId: 'ocid1.tenancy.oc1..t',
};
const hour = 60 * 60 * 1000;

describe(createInstanceAuthority, () => {
  let key: IssuerKey;
  let stranger: IssuerKey;
  beforeAll(async () => {
    [key, stranger] = await Promise.all([generateRsaKey(), generateRsaKey()]);
  });

  const start = (of: IssuerKey = key) => {
    const clock = createManualClock(Date.UTC(2026, 10, 23));
    const authority = createInstanceAuthority(of, () => clock.now());
    const issue = async (change = {}) =>
      new X509Certificate((await authority.issue({ ...identity, ...change })).certificatePem);
    return { clock, authority, issue };
  };

  it('knows whom its certificates name, also after a restart', async () => {
    const { issue } = start();
    expect(start().authority.check(await issue())).toEqual(identity);
  });

  it('hands out a certificate that the intermediate one has issued, with its key', async () => {
    const { authority } = start();
    const { certificatePem, privateKeyPem, intermediatePem } = await authority.issue(identity);
    const certificate = new X509Certificate(certificatePem);
    expect(certificate.checkIssued(new X509Certificate(intermediatePem))).toBe(true);
    expect(certificate.subject).toContain('OU=opc-tenant:ocid1.tenancy.oc1..t');
    expect(privateKeyPem).toContain('BEGIN RSA PRIVATE KEY');
  });

  it('does not believe a stranger, nor its own certificate for one of an instance', async () => {
    const { authority } = start();
    expect(authority.check(await start(stranger).issue())).toBeUndefined();
    const { intermediatePem } = await authority.issue(identity);
    expect(authority.check(new X509Certificate(intermediatePem))).toBeUndefined();
  });

  it('does not believe a certificate whose time is over', async () => {
    const { authority, clock, issue } = start();
    const certificate = await issue();
    await clock.advance(2 * hour - 1);
    expect(authority.check(certificate)).toEqual(identity);
    await clock.advance(1);
    expect(authority.check(certificate)).toBeUndefined();
  });

  it('hands out the same one until half of its time is over, and another when the instance has moved', async () => {
    const { clock, issue } = start();
    const { serialNumber } = await issue();
    await clock.advance(hour - 1);
    expect((await issue()).serialNumber).toBe(serialNumber);
    await clock.advance(1);
    expect((await issue()).serialNumber).not.toBe(serialNumber);
    const moved = await issue({ compartmentId: 'ocid1.compartment.oc1..other' });
    expect(moved.subject).toContain('OU=opc-compartment:ocid1.compartment.oc1..other');
  });
});
