import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '@weather-stream/service-kit';
import { startLocalCloud } from '../src';
import { silentLogger } from '../src/testing/silent-logger';
import { startTestCloud, type TestCloud } from './start-test-cloud';

describe('starting on what an earlier cloud has left', () => {
  let cloud: TestCloud;
  beforeEach(async () => {
    cloud = await startTestCloud();
  });
  afterEach(() => cloud.dispose());

  const startAnother = (publicKeyPem?: string) =>
    startLocalCloud({
      stateFolder: cloud.stateFolder,
      apiKeys:
        publicKeyPem === undefined
          ? []
          : [{ tenancyId: 't', userId: 'u', fingerprint: 'aa:bb', publicKeyPem }],
      images: {},
      logger: silentLogger,
    });

  it.each([
    ['clock.json', '{"offsetMs":'],
    ['clock.json', '{}'],
    ['identity/issuer.pem', 'half a k'],
    ['resources/stream/ocid1.stream.json', '{"version":0}'],
  ])('names %s when it holds %s, and says what to do', async (file, content) => {
    const path = join(cloud.stateFolder, file);
    await writeFileAtomic(path, content);
    await expect(startAnother()).rejects.toMatchObject({
      code: 'STATE_UNREADABLE',
      retriable: false,
      message: expect.stringMatching(new RegExp(`${path}.*Remove it to`)) as string,
    });
  });

  it('names the API key that is none', async () => {
    await expect(startAnother('ssh-rsa AAAA')).rejects.toMatchObject({
      code: 'API_KEY_INVALID',
      message: expect.stringContaining('aa:bb') as string,
    });
  });

  it('overlooks files that are not its own', async () => {
    await writeFile(join(cloud.stateFolder, 'notes.txt'), 'mine');
    await cloud.restart();
    expect(await readdir(cloud.stateFolder)).toContain('notes.txt');
  });
});
