import { KmsManagementClient, KmsVaultClient } from 'oci-keymanagement';
import { SecretsClient, type models as secretModels } from 'oci-secrets';
import { VaultsClient, type models as vaultModels } from 'oci-vault';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const contentOf = ({ secretBundleContent }: secretModels.SecretBundle): string => {
  const { content = '' } = (secretBundleContent ?? {}) as { content?: string };
  return Buffer.from(content, 'base64').toString();
};

const Stage = { Pending: 'PENDING', Previous: 'PREVIOUS', Deprecated: 'DEPRECATED' } as const;

describe('Vault, by the vendor’s clients', () => {
  let cloud: TestCloud;
  let secrets: SecretsClient;
  let vaults: VaultsClient;
  let kms: KmsVaultClient;
  let keys: KmsManagementClient;
  let vaultId: string;
  let keyId: string;

  beforeAll(async () => {
    cloud = await startTestCloud();
    const { authenticationDetailsProvider, tenancyId: compartmentId } = cloud;
    secrets = new SecretsClient({ authenticationDetailsProvider });
    vaults = new VaultsClient({ authenticationDetailsProvider });
    kms = new KmsVaultClient({ authenticationDetailsProvider });
    keys = new KmsManagementClient({ authenticationDetailsProvider });
    for (const client of [secrets, vaults, kms]) client.endpoint = cloud.url;
    const { vault } = await kms.createVault({
      createVaultDetails: { compartmentId, displayName: 'weather', vaultType: 'DEFAULT' as never },
    });
    vaultId = vault.id;
    keys.endpoint = vault.managementEndpoint;
    const keyShape = { algorithm: 'AES' as never, length: 32 };
    const { key } = await keys.createKey({
      createKeyDetails: { compartmentId, displayName: 'weather', keyShape },
    });
    keyId = key.id;
  });
  afterAll(async () => {
    for (const client of [secrets, vaults, kms, keys]) client.close();
    await cloud.dispose();
  });

  const toContent = (text: string, more: Partial<vaultModels.Base64SecretContentDetails> = {}) => ({
    contentType: 'BASE64' as const,
    content: base64(text),
    ...more,
  });

  async function createSecret(secretName: string, text: string): Promise<string> {
    const { secret } = await vaults.createSecret({
      createSecretDetails: {
        compartmentId: cloud.tenancyId,
        vaultId,
        keyId,
        secretName,
        secretContent: toContent(text, { name: 'first' }),
      },
    });
    return secret.id;
  }

  const update = (secretId: string, updateSecretDetails: vaultModels.UpdateSecretDetails) =>
    vaults.updateSecret({ secretId, updateSecretDetails });

  const read = async (secretId: string, query: object = {}): Promise<secretModels.SecretBundle> =>
    (await secrets.getSecretBundle({ secretId, ...query })).secretBundle;

  it('places a key in the vault of its compartment', async () => {
    const { key } = await keys.getKey({ keyId });
    expect(key).toMatchObject({ vaultId, lifecycleState: 'ENABLED', protectionMode: 'HSM' });
  });

  it('gives the content back through the secrets service only, never with the secret', async () => {
    const secretId = await createSecret('plain', 's3cret');
    const { secret } = await vaults.getSecret({ secretId });
    expect(JSON.stringify(secret)).not.toContain(base64('s3cret'));
    expect(secret).toMatchObject({ lifecycleState: 'ACTIVE', currentVersionNumber: 1, vaultId, keyId });
    const bundle = await read(secretId);
    expect(contentOf(bundle)).toBe('s3cret');
    expect(bundle).toMatchObject({
      secretId,
      versionNumber: 1,
      versionName: 'first',
      stages: ['CURRENT', 'LATEST'],
    });
  });

  it('keeps the versions of a secret, with their stages', async () => {
    const secretId = await createSecret('versions', 'one');
    await update(secretId, { secretContent: toContent('two') });
    await update(secretId, { secretContent: toContent('three') });
    expect(contentOf(await read(secretId))).toBe('three');
    expect(contentOf(await read(secretId, { stage: Stage.Previous }))).toBe('two');
    expect(contentOf(await read(secretId, { stage: Stage.Deprecated }))).toBe('one');
    expect(contentOf(await read(secretId, { versionNumber: 1 }))).toBe('one');
    expect(contentOf(await read(secretId, { secretVersionName: 'first' }))).toBe('one');
    const { items } = await secrets.listSecretBundleVersions({ secretId });
    expect(items.map(({ versionNumber, stages }) => [versionNumber, stages])).toEqual([
      [3, ['CURRENT', 'LATEST']],
      [2, ['PREVIOUS']],
      [1, ['DEPRECATED']],
    ]);
  });

  it('holds a pending version back until it is promoted', async () => {
    const secretId = await createSecret('pending', 'old');
    await update(secretId, { secretContent: toContent('new', { stage: 'PENDING' as never }) });
    expect(contentOf(await read(secretId))).toBe('old');
    expect(contentOf(await read(secretId, { stage: Stage.Pending }))).toBe('new');
    await update(secretId, { currentVersionNumber: 2 });
    expect(contentOf(await read(secretId))).toBe('new');
    const { items } = await vaults.listSecretVersions({ secretId });
    expect(items.map(({ stages }) => stages)).toEqual([['CURRENT', 'LATEST'], ['PREVIOUS']]);
  });

  it('reads by name and vault', async () => {
    await createSecret('by-name', 'found');
    const { secretBundle } = await secrets.getSecretBundleByName({ secretName: 'by-name', vaultId });
    expect(contentOf(secretBundle)).toBe('found');
    const unknown = secrets.getSecretBundleByName({ secretName: 'no-such', vaultId });
    await expect(unknown).rejects.toMatchObject({ statusCode: 404, serviceCode: 'NotAuthorizedOrNotFound' });
  });

  it('answers 404 for a secret and for a version that are not there', async () => {
    const secretId = await createSecret('missing-version', 'x');
    for (const query of [{ versionNumber: 9 }, { stage: Stage.Previous }])
      await expect(read(secretId, query)).rejects.toMatchObject({ statusCode: 404 });
    await expect(read('ocid1.vaultsecret.oc1..none')).rejects.toMatchObject({ statusCode: 404 });
  });

  it('refuses a content that is not base64 without repeating it', async () => {
    const create = vaults.createSecret({
      createSecretDetails: {
        compartmentId: cloud.tenancyId,
        vaultId,
        keyId,
        secretName: 'not-base64',
        secretContent: { contentType: 'BASE64', content: 'p@ssw0rd' },
      },
    });
    const error = await create.catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('secretContent.content') as string,
    });
    expect((error as Error).message).not.toContain('p@ssw0rd');
  });

  it('deletes by a date: unreadable at once, its name taken, and back when the deletion is cancelled', async () => {
    const secretId = await createSecret('scheduled', 'still here');
    const timeOfDeletion = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
    await vaults.scheduleSecretDeletion({ secretId, scheduleSecretDeletionDetails: { timeOfDeletion } });
    await expect(read(secretId)).rejects.toMatchObject({ statusCode: 404 });
    await expect(createSecret('scheduled', 'another')).rejects.toMatchObject({ statusCode: 409 });
    await vaults.cancelSecretDeletion({ secretId });
    expect(contentOf(await read(secretId))).toBe('still here');
  });

  it('deletes for good when the cloud’s clock reaches the date, and the name is free again', async () => {
    const secretId = await createSecret('expiring', 'x');
    const timeOfDeletion = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
    await vaults.scheduleSecretDeletion({ secretId, scheduleSecretDeletionDetails: { timeOfDeletion } });
    const adjust = (offsetMs: number) =>
      fetch(`${cloud.url}/local-cloud/clock`, { method: 'PUT', body: JSON.stringify({ offsetMs }) });
    await adjust(3 * 24 * 60 * 60 * 1000);
    const { secret } = await vaults.getSecret({ secretId });
    expect(secret.lifecycleState).toBe('DELETED');
    await expect(createSecret('expiring', 'again')).resolves.toBeDefined();
    await adjust(0);
  });

  it('keeps contents over a restart', async () => {
    const secretId = await createSecret('kept', 'remembered');
    await cloud.restart();
    expect(contentOf(await read(secretId))).toBe('remembered');
  });
});
