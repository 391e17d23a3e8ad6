import { randomBytes, sign, type KeyObject } from 'node:crypto';
import { der } from './der';

/** Parts of a name: organisational units, then the common name. */
export interface DistinguishedName {
  units?: readonly string[];
  commonName: string;
}

/** What a certificate says. */
export interface CertificateRequest {
  subject: DistinguishedName;
  publicKey: KeyObject;
  issuer: DistinguishedName;
  issuerKey: KeyObject;
  /** Milliseconds since the Unix epoch. */
  validFrom: number;
  /** Milliseconds since the Unix epoch, before 2050. */
  validTo: number;
  /** Whether its key may sign other certificates. @default false */
  isAuthority?: boolean;
}

const oids = {
  organizationalUnit: '2.5.4.11',
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  sha256WithRsa: '1.2.840.113549.1.1.11',
};

const rdn = (type: string, value: string): Buffer => der.set(der.sequence(der.oid(type), der.text(value)));

const toName = ({ units = [], commonName }: DistinguishedName): Buffer =>
  der.sequence(...units.map((unit) => rdn(oids.organizationalUnit, unit)), rdn(oids.commonName, commonName));

const toExtension = (oid: string, value: Buffer): Buffer =>
  der.sequence(der.oid(oid), der.boolean(true), der.octets(value));

function toExtensions(isAuthority: boolean): Buffer {
  // Bits of the key usage: keyCertSign (5) for an authority, digitalSignature (0) for everybody else.
  const usage = isAuthority ? der.bits(Buffer.from([0x04]), 2) : der.bits(Buffer.from([0x80]), 7);
  const constraints = isAuthority ? der.sequence(der.boolean(true)) : der.sequence();
  const extensions = [toExtension(oids.basicConstraints, constraints), toExtension(oids.keyUsage, usage)];
  return der.tagged(3, der.sequence(...extensions));
}

const toPem = (content: Buffer): string => {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};

/**
 * Makes an X.509 certificate (RFC 5280, version 3, RSA with SHA-256): Node can read and check certificates, but not
 * make them.
 *
 * @returns PEM
 */
export function issueCertificate(request: CertificateRequest): string {
  const { subject, publicKey, issuer, issuerKey, validFrom, validTo, isAuthority = false } = request;
  const algorithm = der.sequence(der.oid(oids.sha256WithRsa), Buffer.from([0x05, 0x00]));
  const serial = randomBytes(16);
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
  const toBeSigned = der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))),
    der.integer(serial),
    algorithm,
    toName(issuer),
    der.sequence(der.time(validFrom), der.time(validTo)),
    toName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    toExtensions(isAuthority),
  );
  const signature = sign('sha256', toBeSigned, issuerKey);
  return toPem(der.sequence(toBeSigned, algorithm, der.bits(signature)));
}
