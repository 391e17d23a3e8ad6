import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import * as fc from 'fast-check';
import { issueCertificate } from './issue-certificate';

const authority = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const issuer = { commonName: 'Authority' };
const [validFrom, validTo] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2, 3, 4, 5)];

const issue = (units: readonly string[], commonName = 'a') =>
  new X509Certificate(
    issueCertificate({
      subject: { units, commonName },
      publicKey: other.publicKey,
      issuer,
      issuerKey: authority.privateKey,
      validFrom,
      validTo,
    }),
  );

describe(issueCertificate, () => {
  it('makes what Node reads: names, times, key and signature', () => {
    const certificate = issue(['opc-instance:ocid1.instance.oc1.iad.a', 'opc-tenant:ocid1.tenancy.oc1..t']);
    expect(certificate.subject.split('\n')).toEqual([
      'OU=opc-instance:ocid1.instance.oc1.iad.a',
      'OU=opc-tenant:ocid1.tenancy.oc1..t',
      'CN=a',
    ]);
    expect(certificate.issuer).toBe('CN=Authority');
    expect([certificate.validFrom, certificate.validTo].map(Date.parse)).toEqual([validFrom, validTo]);
    expect(certificate.publicKey.equals(other.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.verify(other.publicKey)).toBe(false);
  });

  it('makes an authority that has issued the others', () => {
    const certificate = new X509Certificate(
      issueCertificate({
        subject: issuer,
        publicKey: authority.publicKey,
        issuer,
        issuerKey: authority.privateKey,
        validFrom,
        validTo,
        isAuthority: true,
      }),
    );
    expect(certificate.ca).toBe(true);
    expect(issue([]).checkIssued(certificate)).toBe(true);
  });

  it('encodes names of any length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9.]{1,300}$/), (name) => {
        expect(issue([`opc-instance:${name}`]).subject).toBe(`OU=opc-instance:${name}\nCN=a`);
      }),
      { numRuns: 20 },
    );
  });
});
