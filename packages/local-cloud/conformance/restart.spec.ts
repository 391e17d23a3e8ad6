import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileAtomic } from '@weather-stream/service-kit';
import { startLocalCloud, type LocalCloudOptions } from '../src';
import { silentLogger } from '../src/testing/silent-logger';

describe('starting on what an earlier cloud has left', () => {
  let stateFolder: string;
  beforeEach(async () => {
    stateFolder = await mkdtemp(join(tmpdir(), 'local-cloud-'));
  });
  afterEach(() => rm(stateFolder, { recursive: true }));

  const start = (apiKeys: LocalCloudOptions['apiKeys'] = []) =>
    startLocalCloud({ stateFolder, apiKeys, images: {}, logger: silentLogger });

  it.each([
    ['clock.json', '{"offsetMs":'],
    ['clock.json', '{}'],
    ['identity/issuer.pem', 'half a k'],
    ['resources/stream/ocid1.stream.json', '{"version":0}'],
  ])('names %s when it holds %s, and says what to do', async (file, content) => {
    const path = join(stateFolder, file);
    await writeFileAtomic(path, content);
    await expect(start()).rejects.toMatchObject({
      code: 'STATE_UNREADABLE',
      retriable: false,
      message: expect.stringMatching(new RegExp(`${path}.*Remove it to`)) as string,
    });
  });

  it('names the API key that is none', async () => {
    const key = { tenancyId: 't', userId: 'u', fingerprint: 'aa:bb', publicKeyPem: 'ssh-rsa AAAA' };
    await expect(start([key])).rejects.toMatchObject({
      code: 'API_KEY_INVALID',
      message: expect.stringContaining('aa:bb') as string,
    });
  });

  it('overlooks files that are not its own', async () => {
    await (await start()).close();
    await writeFile(join(stateFolder, 'notes.txt'), 'mine');
    await (await start()).close();
    expect(await readdir(stateFolder)).toContain('notes.txt');
  });
});
