import { createPrivateKey, generateKeyPair, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { expectOk, type Exchange } from './http';
import { signRequest, type Signer } from './sign-request';

/** A machine's identity until it ends. */
export interface Session extends Signer {
  /** Milliseconds since the Unix epoch. */
  endsAt: number;
}

/** Where the machine proves who it is. */
export interface SignInOptions {
  /** Metadata service, like `http://169.254.169.254/opc/v2`. */
  metadataUrl: string;
  /** Federation endpoint, like `https://auth.eu-frankfurt-1.oraclecloud.com`. */
  federationUrl: string;
  exchange: Exchange;
  now: () => Date;
}

const generate = promisify(generateKeyPair);

/** Base64 of a PEM block, without its armour. */
const bare = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');

function tenancyOf(certificate: X509Certificate): string {
  const tenancy = /opc-tenant:(\S+)/.exec(certificate.subject)?.[1];
  if (tenancy === undefined) throw new Error("the machine's certificate names no tenancy");
  return tenancy;
}

function endOf(token: string): number {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  const { exp } = JSON.parse(payload) as { exp?: unknown };
  if (typeof exp !== 'number') throw new Error('the token of the federation endpoint has no end');
  return exp * 1000;
}

/**
 * Signs in as this machine: its certificate from the metadata service, and a fresh key, for a token.
 *
 * @throws Error when a service does not answer with what it should
 */
export async function signIn({ metadataUrl, federationUrl, exchange, now }: SignInOptions): Promise<Session> {
  const read = async (path: string): Promise<string> => {
    const url = new URL(`${metadataUrl.replace(/\/+$/, '')}/identity/${path}`);
    const answer = await exchange('GET', url, { authorization: 'Bearer Oracle' });
    return expectOk(`reading ${path} of the metadata service`, answer).toString('utf8');
  };
  const [certificatePem, keyPem, intermediatePem] = await Promise.all(
    ['cert.pem', 'key.pem', 'intermediate.pem'].map(read),
  );
  const certificate = new X509Certificate(certificatePem ?? '');
  const session = await generate('rsa', { modulusLength: 2048 });
  const body = JSON.stringify({
    certificate: bare(certificatePem ?? ''),
    publicKey: bare(session.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    intermediateCertificates: [bare(intermediatePem ?? '')],
    purpose: 'DEFAULT',
  });
  const url = new URL('/v1/x509', federationUrl);
  const signer = {
    keyId: `${tenancyOf(certificate)}/fed-x509/${certificate.fingerprint}`,
    privateKey: createPrivateKey(keyPem ?? ''),
  };
  const headers = signRequest(signer, { method: 'POST', url, body }, now());
  const answer = expectOk('signing in', await exchange('POST', url, headers, body));
  const { token = '' } = JSON.parse(answer.toString('utf8')) as { token?: string };
  return { keyId: `ST$${token}`, privateKey: session.privateKey, endsAt: endOf(token) };
}
