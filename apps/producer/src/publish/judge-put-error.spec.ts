import { IdentityError, OciConnectionError, OciServiceError } from '@weather-stream/oci-transport';
import { judgePutError } from './judge-put-error';

const answered = (status: number) =>
  new OciServiceError({ operation: 'PutMessages', host: 'h', status, code: 'X', detail: 'd' });

it.each([
  [answered(429), 5, 'again'],
  [answered(503), 5, 'again'],
  [new OciConnectionError('lost', { code: 'OCI_CONNECTION_LOST' }), 5, 'again'],
  [new OciConnectionError('no name', { code: 'OCI_HOST_UNKNOWN' }), 5, 'away'],
  [new OciConnectionError('refused', { code: 'OCI_UNREACHABLE' }), 1, 'away'],
  [answered(400), 5, 'divide'],
  [answered(413), 2, 'divide'],
  [answered(400), 1, 'refuse'],
  [answered(401), 5, 'stuck'],
  [answered(404), 1, 'stuck'],
  [new OciConnectionError('no trust', { code: 'OCI_TLS_FAILED' }), 1, 'stuck'],
  [new IdentityError('no key', { code: 'IDENTITY_INCOMPLETE' }), 1, 'stuck'],
  [new TypeError('a defect of ours'), 3, 'stuck'],
])('judgePutError says of %p with %d messages: %s', (error, messageCount, verdict) => {
  expect(judgePutError(error, messageCount)).toBe(verdict);
});
