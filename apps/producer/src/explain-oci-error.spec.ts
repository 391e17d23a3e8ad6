import { OciConnectionError, OciServiceError } from '@weather-stream/oci-transport';
import { explainOciError } from './explain-oci-error';

const answered = (status: number) =>
  new OciServiceError({ operation: 'PutMessages', host: 'h', status, code: 'X', detail: 'd' });

describe(explainOciError, () => {
  it.each([
    'OCI_PRIVATE_ADDRESS_UNREACHABLE',
    'OCI_HOST_UNKNOWN',
    'OCI_UNREACHABLE',
    'OCI_TLS_FAILED',
  ] as const)('names both ways to a private endpoint for %s', (code) => {
    const text = explainOciError(new OciConnectionError('x.example.com is private.', { code }));
    expect(text).toContain('x.example.com');
    expect(text).toContain('VM');
    expect(text).toContain('streamPoolAccess: public');
  });

  it('names the policy where a stream is not found or not allowed', () => {
    expect(explainOciError(answered(404))).toContain('stream-push');
  });

  it('names key and clock where the identity is refused', () => {
    expect(explainOciError(answered(401))).toContain('clock');
  });

  it('speaks of no private endpoint where the endpoint has answered', () => {
    const lost = new OciConnectionError('It broke off.', { code: 'OCI_CONNECTION_LOST' });
    expect(explainOciError(lost)).toBe('It broke off.');
  });

  it('leaves what needs no explanation as it is', () => {
    expect(explainOciError(answered(500))).toBe('PutMessages at h answered 500 X: d');
    expect(explainOciError('text')).toBe('text');
  });
});
