import * as fc from 'fast-check';
import { isTag, parseImageReference } from './image-reference';

const component = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,4})?$/);
const host = fc.constantFrom('iad.ocir.io', '127.0.0.1:14180', 'localhost', '[::1]:80');
const tag = fc.stringMatching(/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,10}$/);
const digest = fc.stringMatching(/^[a-f0-9]{64}$/).map((digits) => `sha256:${digits}`);
const names = fc.tuple(component, fc.array(component, { minLength: 1, maxLength: 3 }));

describe(parseImageReference, () => {
  it('reads what a reference was made of', () => {
    fc.assert(
      fc.property(
        host,
        names,
        fc.option(tag),
        fc.option(digest),
        (server, [namespace, rest], label, hash) => {
          const name = rest.join('/');
          const text = `${server}/${namespace}/${name}${label === null ? '' : `:${label}`}${hash === null ? '' : `@${hash}`}`;
          expect(parseImageReference(text)).toEqual({
            host: server,
            namespace,
            name,
            ...(hash === null ? { tag: label ?? 'latest' } : { digest: hash }),
            ...(hash !== null && label !== null ? { tag: label } : {}),
          });
        },
      ),
    );
  });

  it('reads nothing else, and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseImageReference(text)));
    for (const text of [
      '',
      'repo',
      'ns/repo',
      'host/ns/',
      'host/ns/re po',
      'host/ns/repo:',
      'host/ns/repo@sha256:1',
    ])
      expect(parseImageReference(text)).toBeUndefined();
  });
});

describe(isTag, () => {
  it('takes 128 characters and no more', () => {
    expect([isTag('a'.repeat(128)), isTag('a'.repeat(129)), isTag('.a'), isTag('')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
