import { badRequest, DatabaseFileError, notImplementedHere, OracleError } from '../errors';
import { toProblemResponse } from './to-problem-response';

const read = (error: unknown) => {
  const { status, headers, body } = toProblemResponse(error, 'id-1');
  return { status, headers, body: JSON.parse(String(body)) as Record<string, unknown> };
};

describe(toProblemResponse, () => {
  it('writes the five members of ORDS', () => {
    expect(read(badRequest('The parameter q is not JSON.'))).toEqual({
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        code: 'BadRequest',
        title: 'Bad Request',
        message: 'The parameter q is not JSON.',
        type: 'tag:oracle.com,2020:error/BadRequest',
        instance: 'tag:oracle.com,2020:ecid/id-1',
      },
    });
  });

  it('says 501 for what the local database lacks and 503 for a file that it cannot use', () => {
    expect(read(notImplementedHere('batchload'))).toMatchObject({
      status: 501,
      body: { code: 'NotImplemented' },
    });
    const locked = new DatabaseFileError('held by another process', {
      code: 'DATABASE_LOCKED',
      retriable: true,
    });
    expect(read(locked)).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  });

  it('keeps the words of a fault of ours to itself', () => {
    expect(read(new Error('secret detail'))).toMatchObject({
      status: 500,
      body: { message: 'An internal error occurred.' },
    });
    expect(read(new OracleError(942, 'x'))).toMatchObject({ status: 500, body: { message: 'ORA-00942: x' } });
  });
});
