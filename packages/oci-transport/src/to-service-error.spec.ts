import { OciConnectionError, OciServiceError } from './errors';
import { fromSdkError, toServiceError } from './to-service-error';

const context = { operation: 'PutMessages', host: 'cell-1.example.com' };

describe(toServiceError, () => {
  const answer = (body: string, headers: Record<string, string> = {}) =>
    toServiceError({ status: 404, headers, body: Buffer.from(body) }, context);

  it('says code, text and request id of an answer of OCI', () => {
    const body = '{"code":"NotAuthorizedOrNotFound","message":"no such stream"}';
    expect(answer(body, { 'opc-request-id': 'R1' })).toMatchObject({
      code: 'NotAuthorizedOrNotFound',
      opcRequestId: 'R1',
      message:
        'PutMessages at cell-1.example.com answered 404 NotAuthorizedOrNotFound: no such stream [opc-request-id R1]',
    });
  });

  it.each([
    ['', 'no body'],
    ['<html>a proxy</html>', '<html>a proxy</html>'],
    ['{"code":404}', '{"code":404}'],
    ['x'.repeat(300), 'x'.repeat(200)],
  ])('quotes the beginning of an answer that is not of OCI: %j', (body, quoted) => {
    const error = answer(body);
    expect(error.code).toBe('None');
    expect(error.message).toBe(`PutMessages at cell-1.example.com answered 404 None: ${quoted}`);
  });
});

describe(fromSdkError, () => {
  it('takes the fields of an error of the SDK, whatever of them is there', () => {
    const whole = { statusCode: 429, serviceCode: 'TooManyRequests', message: 'slow', opcRequestId: 'R2' };
    expect(fromSdkError(whole, context)).toMatchObject({
      status: 429,
      code: 'TooManyRequests',
      opcRequestId: 'R2',
      retriable: true,
    });
    const bare = fromSdkError({ statusCode: 500 }, context);
    expect(bare).toBeInstanceOf(OciServiceError);
    expect(bare).toMatchObject({ code: 'None', opcRequestId: undefined });
  });

  it('knows a failed connection by its code, since the SDK keeps no more of it', () => {
    const lost = fromSdkError({ code: 'OCI_CONNECTION_LOST', message: 'broke off' }, context);
    expect(lost).toBeInstanceOf(OciConnectionError);
    expect(lost).toMatchObject({ message: 'broke off', retriable: true });
  });

  it.each([undefined, null, 'text', new TypeError('a defect of ours')])('hands %p on as it is', (thrown) => {
    expect(fromSdkError(thrown, context)).toBe(thrown);
  });
});
