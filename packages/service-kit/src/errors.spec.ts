import { CodedError, isRetriable, toErrorFields } from './errors';

class SinkError extends CodedError {}

describe(isRetriable, () => {
  it('believes the error that says so itself', () => {
    expect(isRetriable(new SinkError('busy', { code: 'BUSY', retriable: true }))).toBe(true);
    expect(isRetriable(new SinkError('refused', { code: 'REFUSED', retriable: false }))).toBe(false);
  });

  it('knows the system codes of a connection that broke, also as a cause', () => {
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    expect(isRetriable(reset)).toBe(true);
    expect(isRetriable(new Error('fetch failed', { cause: reset }))).toBe(true);
  });

  it.each([undefined, null, 'text', 7, {}, new Error('plain')])(
    'does not throw on %p and says no',
    (value) => {
      expect(isRetriable(value)).toBe(false);
    },
  );

  it('survives an error that is its own cause', () => {
    const loop: Error = new Error('loop');
    loop.cause = loop;
    expect(isRetriable(loop)).toBe(false);
  });
});

describe(toErrorFields, () => {
  it('keeps code, retriability and the messages of error and cause', () => {
    const error = new SinkError('the sink is busy', {
      code: 'BUSY',
      retriable: true,
      cause: new Error('503'),
    });
    expect(toErrorFields(error)).toEqual({
      code: 'BUSY',
      retriable: true,
      error: 'the sink is busy',
      cause: '503',
    });
  });

  it('describes what is not an error', () => {
    expect(toErrorFields('boom')).toEqual({ code: 'UNEXPECTED', retriable: false, error: 'boom' });
  });

  it('names an error after its class', () => {
    expect(new SinkError('x', { code: 'X', retriable: false }).name).toBe('SinkError');
  });
});
