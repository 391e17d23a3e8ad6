import * as fc from 'fast-check';
import { createRedactor } from './create-redactor';

describe(createRedactor, () => {
  it('takes a secret out of any URL that carries it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]{12,40}$/), (secret) => {
        const url = new URL('https://host/');
        url.searchParams.set('key', secret);
        expect(createRedactor([secret])(`request to ${url.href} failed`)).toBe(
          'request to https://host/?key=*** failed',
        );
        expect(createRedactor([secret])(`a ${secret} b`)).toBe('a *** b');
      }),
    );
  });

  it('leaves everything else alone', () => {
    expect(createRedactor([''])('nothing to hide')).toBe('nothing to hide');
    expect(createRedactor(['other'])('nothing to hide')).toBe('nothing to hide');
  });
});
