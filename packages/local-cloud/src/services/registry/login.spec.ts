import { openRegistry } from './open-registry';
import { buildTestImage, codesOf, pushTestImage } from './testing/build-image';
import { buildRepository, useRegistry, type RegistryWorld } from './testing/start-registry';

const start = useRegistry();

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const askToken = ({ url }: RegistryWorld, authorization?: string): Promise<Response> =>
  fetch(`${url}/20180419/docker/token?service=local&scope=repository:ns/repo:pull,push`, {
    headers: authorization === undefined ? {} : { authorization },
  });

async function tokenOf(response: Response): Promise<string> {
  const { token } = (await response.json()) as { token: string };
  return `Bearer ${token}`;
}

describe(openRegistry, () => {
  it('says where a token is to be had', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/v2/`);
    expect([response.status, await codesOf(response)]).toEqual([401, ['UNAUTHORIZED']]);
    expect(response.headers.get('www-authenticate')).toBe(
      `Bearer realm="${url}/20180419/docker/token",service="${new URL(url).host}",scope=""`,
    );
    const push = await fetch(`${url}/v2/ns/repo/blobs/uploads/`, { method: 'POST' });
    expect(push.headers.get('www-authenticate')).toContain('scope="repository:ns/repo:pull,push"');
  });

  it('gives a token to who logs in with an auth token, signs, or has a token', async () => {
    const world = await start();
    const first = await tokenOf(await askToken(world, basic('ns/alice', 'secret')));
    const second = await tokenOf(await askToken(world, basic('BEARER_TOKEN', first.slice('Bearer '.length))));
    const third = await tokenOf(await askToken(world, 'Signature version="1"'));
    for (const authorization of [first, second, third])
      expect((await fetch(`${world.url}/v2/`, { headers: { authorization } })).status).toBe(200);
  });

  it.each([
    ['a wrong auth token', basic('ns/alice', 'guess')],
    ['another namespace', basic('other/alice', 'secret')],
    ['no namespace', basic('alice', 'secret')],
    ['a token that is none', basic('BEARER_TOKEN', 'a.b.c')],
    ['no user', 'Basic !!'],
    ['another scheme', 'Digest x'],
  ])('gives none for %s, and does not repeat the password', async (_title, authorization) => {
    const response = await askToken(await start(), authorization);
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toMatchObject([401, { errors: [{ code: 'UNAUTHORIZED' }] }]);
    expect(text).not.toMatch(/guess|secret|a\.b\.c/);
  });

  it('takes a token for an hour', async () => {
    const world = await start();
    const authorization = await tokenOf(await askToken(world, basic('ns/alice', 'secret')));
    const status = async () => (await fetch(`${world.url}/v2/`, { headers: { authorization } })).status;
    await world.clock.advance(60 * 60 * 1000 - 1);
    expect(await status()).toBe(200);
    await world.clock.advance(1);
    expect(await status()).toBe(401);
  });

  it('takes no token that was changed', async () => {
    const world = await start();
    const authorization = await tokenOf(await askToken(world));
    const [header, , signature] = authorization.split('.');
    const claims = {
      aud: 'registry',
      principal: { kind: 'user', tenancyId: 't', userId: 'alice' },
      exp: 9e9,
    };
    const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    expect((await fetch(`${world.url}/v2/`, { headers: { authorization: forged } })).status).toBe(401);
  });

  it('lets nobody push without a login, and everybody pull what is public', async () => {
    const world = await start();
    const image = buildTestImage();
    await pushTestImage(world, image);
    const authorization = await tokenOf(await askToken(world));
    const pull = (headers: Record<string, string>) =>
      fetch(`${world.url}/v2/ns/repo/manifests/latest`, { headers });
    expect((await pull({ authorization })).status).toBe(401);
    world.repositories.set('ns/repo', buildRepository({ isPublic: true }));
    expect((await pull({ authorization })).status).toBe(200);
    expect((await pull({})).status).toBe(200);
    const push = await fetch(`${world.url}/v2/ns/repo/blobs/uploads/`, {
      method: 'POST',
      headers: { authorization },
    });
    expect([push.status, await codesOf(push)]).toEqual([401, ['UNAUTHORIZED']]);
  });

  it('makes a missing repository at the first push, but not for a pull or elsewhere', async () => {
    const world = await start();
    const pull = await world.call('/v2/ns/new/tags/list');
    expect([pull.status, await codesOf(pull)]).toEqual([404, ['NAME_UNKNOWN']]);
    expect([...world.repositories.keys()]).toEqual([]);
    const elsewhere = await world.call('/v2/other/new/blobs/uploads/', { method: 'POST' });
    expect([elsewhere.status, await codesOf(elsewhere)]).toEqual([404, ['NAME_UNKNOWN']]);
    await pushTestImage(world, buildTestImage(), 'v1', 'ns/new');
    expect([...world.repositories.keys()]).toEqual(['ns/new']);
  });

  it('tells who may pull that it may not push, and the others nothing', async () => {
    const world = await start({
      mayAccess: (_principal, access, { name }) => access === 'pull' && name === 'readable',
    });
    world.repositories.set('ns/readable', buildRepository({ name: 'readable' }));
    world.repositories.set('ns/hidden', buildRepository({ name: 'hidden' }));
    const push = async (name: string) =>
      codesOf(await world.call(`/v2/ns/${name}/blobs/uploads/`, { method: 'POST' }));
    expect([await push('readable'), await push('hidden')]).toEqual([['DENIED'], ['NAME_UNKNOWN']]);
  });
});
