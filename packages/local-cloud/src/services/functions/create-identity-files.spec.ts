import * as fc from 'fast-check';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIdentityFiles, isRenewalDue } from './create-identity-files';
import { useTemporaryFolder } from './testing/build-function';

const temporary = useTemporaryFolder();
afterAll(temporary.remove);

describe(createIdentityFiles, () => {
  it('asks once for calls at once, and keeps the key from others on the machine', async () => {
    const issueResourcePrincipal = jest
      .fn()
      .mockResolvedValue({ token: 'token', privateKeyPem: 'key', expiresAt: 1000 });
    const files = createIdentityFiles({ folder: temporary.path, issueResourcePrincipal, now: () => 0 });
    const [paths] = await Promise.all([
      files.ensureFresh('f'),
      files.ensureFresh('f'),
      files.ensureFresh('g'),
    ]);
    expect(issueResourcePrincipal.mock.calls).toEqual([['f'], ['g']]);
    expect(readFileSync(paths.rpstPath, 'utf8')).toBe('token');
    expect(statSync(paths.privatePemPath).mode & 0o777).toBe(0o600);
  });

  it('asks again after a failure', async () => {
    const issueResourcePrincipal = jest
      .fn()
      .mockRejectedValueOnce(new Error('no key'))
      .mockResolvedValue({ token: 'token', privateKeyPem: 'key', expiresAt: 1000 });
    const files = createIdentityFiles({ folder: temporary.path, issueResourcePrincipal, now: () => 0 });
    await expect(files.ensureFresh('f')).rejects.toThrow('no key');
    await expect(files.ensureFresh('f')).resolves.toBeDefined();
  });

  it('leaves nothing of an earlier run behind', () => {
    const leftOver = join(temporary.path, 'old');
    mkdirSync(temporary.path, { recursive: true });
    writeFileSync(leftOver, 'key of a cloud that was killed');
    createIdentityFiles({ folder: temporary.path, issueResourcePrincipal: jest.fn(), now: () => 0 });
    expect(existsSync(leftOver)).toBe(false);
  });
});

describe(isRenewalDue, () => {
  it('is never due at once and always due before the end, however long an identity lives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.integer({ min: 2, max: 1e9 }),
        (issuedAt, lifetime) => {
          const identity = { issuedAt, expiresAt: issuedAt + lifetime };
          expect(isRenewalDue(identity, issuedAt)).toBe(false);
          expect(isRenewalDue(identity, issuedAt + lifetime - 1)).toBe(true);
        },
      ),
    );
  });
});
