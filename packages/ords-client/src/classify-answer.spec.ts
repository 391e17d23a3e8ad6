import { classifyAnswer } from './classify-answer';

const classify = (status: number, body: unknown = '') =>
  classifyAnswer('storing', {
    status,
    headers: {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe(classifyAnswer, () => {
  it.each([408, 429, 500, 502, 503, 504, 555])('finds %d worth another attempt', (status) => {
    expect(classify(status)).toMatchObject({ code: 'ORDS_UNAVAILABLE', retriable: true });
  });

  it('takes 501 for something that another attempt does not help', () => {
    const error = classify(501, { code: 'NotImplemented', message: 'ORA-03001: unimplemented feature' });
    expect(error).toMatchObject({ code: 'ORDS_UNEXPECTED_ANSWER', retriable: false });
    expect(error.message).toContain('unimplemented feature');
  });

  it.each([401, 403])('takes %d for a refusal of who we are', (status) => {
    expect(classify(status)).toMatchObject({ code: 'ORDS_UNAUTHORIZED', retriable: false });
  });

  it('takes a 400 in the form of the handler for a refusal of the content', () => {
    const error = classify(400, { code: 'ORA-40441', message: 'JSON syntax error' });
    expect(error).toMatchObject({ code: 'ORDS_REFUSED_CONTENT' });
    expect(error.message).toContain('ORA-40441: JSON syntax error');
  });

  it('says a code once when the message begins with it', () => {
    const body = { code: 'ORA-40478', message: 'ORA-40478: output value too large (maximum: 64)' };
    expect(classify(400, body).message).toBe(
      'storing: status 400, ORA-40478: output value too large (maximum: 64)',
    );
  });

  it.each([
    ['an HTML page', '<html>Bad Request</html>'],
    [
      'a problem of ORDS itself',
      { code: 'BadRequest', message: 'limit', type: 'tag:oracle.com,2020:error/BadRequest' },
    ],
  ])('does not blame the observations for a 400 that is %s', (_what, body) => {
    expect(classify(400, body)).toMatchObject({ code: 'ORDS_UNEXPECTED_ANSWER' });
  });

  it.each([
    ['ORA-12899: value too large', 'ORDS_REFUSED_CONTENT'],
    ['ORA-40478: output value too large', 'ORDS_REFUSED_CONTENT'],
    ['ORA-01426: numeric overflow', 'ORDS_REFUSED_CONTENT'],
    ['ORA-00001: unique constraint violated', 'ORDS_UNAVAILABLE'],
    ['ORA-01653: unable to extend table', 'ORDS_UNAVAILABLE'],
  ])('reads the cause of a 555: %s', (cause, code) => {
    expect(classify(555, { code: 'UserDefinedResourceError', cause })).toMatchObject({ code });
  });

  it('takes 413 for a refusal of the content, since a smaller batch can pass', () => {
    expect(classify(413)).toMatchObject({ code: 'ORDS_REFUSED_CONTENT' });
  });

  it('cuts a long explanation', () => {
    expect(classify(500, { message: 'x'.repeat(5000) }).message.length).toBeLessThan(500);
  });
});
