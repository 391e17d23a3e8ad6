import { randomBytes, type KeyObject, type X509Certificate } from 'node:crypto';
import { issueCertificate, type DistinguishedName } from './issue-certificate';
import { generateRsaKey, type IssuerKey } from './load-issuer-key';

/** Who gets a certificate. */
export interface InstanceIdentity {
  instanceId: string;
  compartmentId: string;
  tenancyId: string;
}

/** What the metadata service hands to an instance: certificate, its key, and the certificate of who has issued it. */
export interface InstanceCredentials {
  certificatePem: string;
  privateKeyPem: string;
  intermediatePem: string;
}

/** Issues and checks the certificates of instances. */
export interface InstanceAuthority {
  /** The same ones until half of their time is over, or the instance has moved. */
  issue(identity: InstanceIdentity): Promise<InstanceCredentials>;
  /** Whom a certificate names; `undefined` for one that is not ours, not for an instance, or not of this time. */
  check(certificate: X509Certificate): InstanceIdentity | undefined;
}

const hourMs = 60 * 60 * 1000;
const certificateLifetimeMs = 2 * hourMs;
const authorityLifetimeMs = 365 * 24 * hourMs;

/** Clients may be behind. */
const graceMs = 5 * 60 * 1000;

const issuer: DistinguishedName = { commonName: 'PKISVC Identity Intermediate local-cloud' };

const prefixes = {
  instanceId: 'opc-instance:',
  compartmentId: 'opc-compartment:',
  tenancyId: 'opc-tenant:',
} as const;

/** The same units as in OCI's certificates. */
const toUnits = ({ instanceId, compartmentId, tenancyId }: InstanceIdentity): string[] => [
  'opc-certtype:instance',
  `${prefixes.compartmentId}${compartmentId}`,
  `${prefixes.instanceId}${instanceId}`,
  `${prefixes.tenancyId}${tenancyId}`,
];

function readUnits({ subject }: X509Certificate): InstanceIdentity | undefined {
  const lines = subject.split('\n');
  const valueOf = (prefix: string): string | undefined =>
    lines.find((line) => line.startsWith(`OU=${prefix}`))?.slice(`OU=${prefix}`.length);
  const instanceId = valueOf(prefixes.instanceId);
  const compartmentId = valueOf(prefixes.compartmentId);
  const tenancyId = valueOf(prefixes.tenancyId);
  if (instanceId === undefined || compartmentId === undefined || tenancyId === undefined) return undefined;
  return { instanceId, compartmentId, tenancyId };
}

async function issueFor(identity: InstanceIdentity, issuerKey: KeyObject, now: number) {
  const { privateKey, publicKey } = await generateRsaKey();
  const commonName = `${identity.instanceId}.${randomBytes(4).toString('hex')}`;
  const certificatePem = issueCertificate({
    subject: { units: toUnits(identity), commonName },
    publicKey,
    issuer,
    issuerKey,
    validFrom: now - graceMs,
    validTo: now + certificateLifetimeMs,
  });
  return { certificatePem, privateKeyPem: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() };
}

const issueForItself = ({ publicKey, privateKey: issuerKey }: IssuerKey, now: number): string =>
  issueCertificate({
    subject: issuer,
    publicKey,
    issuer,
    issuerKey,
    validFrom: now - graceMs,
    validTo: now + authorityLifetimeMs,
    isAuthority: true,
  });

function isOfTime({ validFrom, validTo }: X509Certificate, now: number): boolean {
  return Date.parse(validFrom) <= now && now < Date.parse(validTo);
}

/**
 * Makes the authority.
 *
 * @param key kept over restarts, so that certificates are good over them
 * @param now the machine's time, by which clients and certificates go
 */
export function createInstanceAuthority(key: IssuerKey, now: () => number): InstanceAuthority {
  const intermediatePem = issueForItself(key, now());
  const issued = new Map<string, { credentials: Promise<InstanceCredentials>; renewAt: number }>();
  return {
    issue: (identity) => {
      const id = JSON.stringify(identity);
      const known = issued.get(id);
      if (known !== undefined && known.renewAt > now()) return known.credentials;
      const credentials = issueFor(identity, key.privateKey, now()).then((made) => ({
        ...made,
        intermediatePem,
      }));
      issued.set(id, { credentials, renewAt: now() + certificateLifetimeMs / 2 });
      return credentials;
    },
    check: (certificate) => {
      const isOurs = certificate.verify(key.publicKey) && !certificate.ca && isOfTime(certificate, now());
      return isOurs ? readUnits(certificate) : undefined;
    },
  };
}
