import { mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statePaths } from '../state/state-paths';
import { ensureAccount } from './ensure-account';
import { ensureSecrets } from './ensure-secrets';

const newPaths = async () => statePaths(await mkdtemp(join(tmpdir(), 'account-')));

describe(ensureAccount, () => {
  it('is the same account at the next start', async () => {
    const paths = await newPaths();
    expect(await ensureAccount(paths)).toEqual(await ensureAccount(paths));
  });

  it('leaves an OCI config file and a key that only the owner reads', async () => {
    const paths = await newPaths();
    const account = await ensureAccount(paths);
    const config = await readFile(paths.ociConfig, 'utf8');
    expect(config).toContain(`fingerprint=${account.fingerprint}`);
    expect(config).toContain(`key_file=${paths.apiKey}`);
    expect((await stat(paths.apiKey)).mode & 0o777).toBe(0o600);
  });

  it('has a fingerprint in the form that OCI shows', async () => {
    const { fingerprint } = await ensureAccount(await newPaths());
    expect(fingerprint).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
  });

  it('says how to go on when the key is damaged', async () => {
    const paths = await newPaths();
    await ensureAccount(paths);
    await writeFile(paths.apiKey, '-----BEGIN PRIVATE KEY-----\nMII');
    await expect(ensureAccount(paths)).rejects.toThrow(/api_key\.pem.*local:reset/);
  });
});

describe(ensureSecrets, () => {
  it('makes them once, for the owner alone', async () => {
    const paths = await newPaths();
    expect(await ensureSecrets(paths)).toEqual(await ensureSecrets(paths));
    expect((await stat(paths.secrets)).mode & 0o777).toBe(0o600);
  });

  it('makes passwords that an Autonomous Database takes', async () => {
    const { adminPassword } = await ensureSecrets(await newPaths());
    expect(adminPassword).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?!.*admin)[^"]{12,30}$/);
  });

  it('makes no new ones for a cloud that was set up with others', async () => {
    const paths = await newPaths();
    await mkdir(join(paths.cloud, 'resources'), { recursive: true });
    await expect(ensureSecrets(paths)).rejects.toThrow(/not the secrets\.json.*local:reset/);
    await expect(stat(paths.secrets)).rejects.toThrow('ENOENT');
  });

  it('says how to go on when the file is damaged', async () => {
    const paths = await newPaths();
    await writeFile(paths.secrets, '{"adminPassword":');
    await expect(ensureSecrets(paths)).rejects.toThrow(/local:reset/);
  });
});
