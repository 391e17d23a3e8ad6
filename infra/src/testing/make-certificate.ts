import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
const integer = (value: number): Buffer => der(0x02, Buffer.from([value]));
const oid = (...bytes: number[]): Buffer => der(0x06, Buffer.from(bytes));
const time = (text: string): Buffer => der(0x18, Buffer.from(text));
const attribute = (kind: number, text: string): Buffer =>
  der(0x31, sequence(oid(0x55, 0x04, kind), der(0x0c, Buffer.from(text))));

const commonName = 3;
const organizationalUnit = 11;
const sha256WithRsa = sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), der(0x05));

/** A machine's certificate as OCI writes it: signed by itself, with the tenancy in its subject. */
export function makeCertificate(tenancyId: string): { key: string; certificate: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const name = sequence(
    attribute(commonName, 'ocid1.instance.oc1..machine'),
    attribute(organizationalUnit, `opc-tenant:${tenancyId}`),
  );
  const validity = sequence(time('20200101000000Z'), time('29991231235959Z'));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const toBeSigned = sequence(integer(1), sha256WithRsa, name, validity, name, spki);
  const signature = der(0x03, Buffer.from([0]), sign('sha256', toBeSigned, privateKey));
  const base64 = sequence(toBeSigned, sha256WithRsa, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}
