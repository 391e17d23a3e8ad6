import type { Operation } from './operation';
import { createRouter } from './router';
import { unbuiltOperations } from './unbuilt-operations';

const buildOperation = (name: string, method: Operation['method'], path: string): Operation => ({
  name,
  method,
  path,
  handle: () => ({ status: 200 }),
});

describe(createRouter, () => {
  const route = createRouter(
    [
      buildOperation('GetSecretBundle', 'GET', '/20190301/secretbundles/:secretId'),
      buildOperation('GetByName', 'POST', '/20190301/secretbundles/actions/getByName'),
      buildOperation('ListVersions', 'GET', '/20190301/secretbundles/:id/versions'),
    ],
    unbuiltOperations(`
      GetSecretBundle GET /20190301/secretbundles/:secretId
      DeleteSecretBundle DELETE /20190301/secretbundles/:secretId
    `),
  );

  it('gives the values of the names in the operation’s own path', () => {
    expect(route('GET', '/20190301/secretbundles/a').params).toEqual({ secretId: 'a' });
    expect(route('GET', '/20190301/secretbundles/a/versions').params).toEqual({ id: 'a' });
  });

  it('prefers literal segments, and goes back to names where they lead nowhere', () => {
    expect(route('POST', '/20190301/secretbundles/actions/getByName').operation.name).toBe('GetByName');
    expect(route('GET', '/20190301/secretbundles/actions/versions').params).toEqual({ id: 'actions' });
  });

  it('decodes each segment once, so that an encoded slash stays within its segment', () => {
    expect(route('GET', '/20190301/secretbundles/a%2Fb%2525').params).toEqual({ secretId: 'a/b%25' });
  });

  it('gives a rest as many segments as the path behind it leaves', () => {
    const routeRest = createRouter([
      buildOperation('GetBlob', 'GET', '/v2/:name+/blobs/:digest'),
      buildOperation('StartUpload', 'POST', '/v2/:name+/blobs/uploads'),
      buildOperation('GetUpload', 'GET', '/v2/:name+/blobs/uploads/:id'),
      buildOperation('ListTags', 'GET', '/v2/:name+/tags/list'),
      buildOperation('GetBase', 'GET', '/v2'),
    ]);
    const find = (path: string) => {
      const { operation, params } = routeRest('GET', path);
      return [operation.name, params];
    };
    expect(find('/v2/')).toEqual(['GetBase', {}]);
    expect(find('/v2/ns/blobs/a')).toEqual(['GetBlob', { name: 'ns', digest: 'a' }]);
    expect(find('/v2/ns/deep/repo/blobs/a')).toEqual(['GetBlob', { name: 'ns/deep/repo', digest: 'a' }]);
    expect(find('/v2/ns/blobs/blobs/a')).toEqual(['GetBlob', { name: 'ns/blobs', digest: 'a' }]);
    expect(find('/v2/ns/tags/list/blobs/uploads/7')).toEqual([
      'GetUpload',
      { name: 'ns/tags/list', id: '7' },
    ]);
    expect(routeRest('POST', '/v2/ns/repo/blobs/uploads/').params).toEqual({ name: 'ns/repo' });
    expect(() => routeRest('GET', '/v2/tags/list')).toThrow('no operation');
  });

  it('says of what is under the version of an API that it is not implemented, though no service lists it', () => {
    expect(() => route('GET', '/20160918/dbHomes')).toThrow(
      'GET /20160918/dbHomes is not implemented by the local cloud.',
    );
    expect(() => route('GET', '/dbHomes')).toThrow('There is no operation at GET /dbHomes.');
  });

  it('overlooks doubled and trailing slashes', () => {
    expect(route('GET', '//20190301//secretbundles/a/').params).toEqual({ secretId: 'a' });
  });

  it('takes what is built before what is merely known', () => {
    expect(route('GET', '/20190301/secretbundles/a').operation.handle({} as never)).toEqual({ status: 200 });
    const { operation } = route('DELETE', '/20190301/secretbundles/a');
    expect(() => operation.handle({} as never)).toThrow('DeleteSecretBundle is not implemented');
  });

  it('refuses two operations for the same call', () => {
    const twice = ['One', 'Other'].map((name) => buildOperation(name, 'GET', '/things/:id'));
    expect(() => createRouter(twice)).toThrow('One and Other both claim GET /things/:id');
  });
});

describe(unbuiltOperations, () => {
  it('refuses a line that is no operation', () => {
    expect(() => unbuiltOperations('GetThing FETCH /thing')).toThrow('not an operation');
  });
});
