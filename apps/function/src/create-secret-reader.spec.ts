import { createManualClock } from '@weather-stream/service-kit';
import { createSecretReader, type SendSigned } from './create-secret-reader';
import { SECRET_TIME_TO_LIVE_MS } from './limits';
import { createSilentLogger } from './testing/create-silent-logger';

const content = (text: string) => ({
  secretBundleContent: { contentType: 'BASE64', content: Buffer.from(text).toString('base64') },
});

function setUp(answer: () => { status?: number; json: unknown }) {
  const clock = createManualClock();
  const logger = createSilentLogger();
  const urls: string[] = [];
  const send: SendSigned = (_method, url) => {
    urls.push(String(url));
    const { status = 200, json } = answer();
    return Promise.resolve({
      status,
      headers: { 'opc-request-id': 'request-1' },
      body: Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)),
    });
  };
  const read = createSecretReader({ send, endpoint: 'https://vault.example', clock, logger });
  return { read, clock, logger, urls };
}

describe(createSecretReader, () => {
  it('reads the current version and decodes it', async () => {
    const { read, urls, logger } = setUp(() => ({ json: content('gehüim') }));
    expect(await read('ocid1.secret', { fresh: false })).toBe('gehüim');
    expect(urls).toEqual(['https://vault.example/20190301/secretbundles/ocid1.secret']);
    expect(logger.lines).toEqual([
      { event: 'secret-read', secretId: 'ocid1.secret', opcRequestId: 'request-1' },
    ]);
  });

  it('holds a secret for ten minutes, each by itself', async () => {
    const { read, clock, urls } = setUp(() => ({ json: content('x') }));
    await read('a', { fresh: false });
    await clock.advance(SECRET_TIME_TO_LIVE_MS - 1);
    await read('a', { fresh: false });
    await read('b', { fresh: false });
    expect(urls).toHaveLength(2);
    await clock.advance(1);
    await read('a', { fresh: false });
    expect(urls).toHaveLength(3);
  });

  it('passes by what it holds when asked to, and holds the new one', async () => {
    const values = ['old', 'new'];
    const { read, urls } = setUp(() => ({ json: content(values.shift() ?? '') }));
    await read('a', { fresh: false });
    expect(await read('a', { fresh: true })).toBe('new');
    expect(await read('a', { fresh: false })).toBe('new');
    expect(urls).toHaveLength(2);
  });

  it('names service, status and request when the Vault refuses', async () => {
    const { read } = setUp(() => ({ status: 404, json: { code: 'NotAuthorizedOrNotFound', message: 'no' } }));
    await expect(read('a', { fresh: false })).rejects.toThrow(
      /GetSecretBundle at vault\.example answered 404 NotAuthorizedOrNotFound.*request-1/,
    );
  });

  it.each(['<html>', 'null', { secretBundleContent: {} }])(
    'takes no other answer for a secret: %j',
    async (json) => {
      await expect(setUp(() => ({ json })).read('a', { fresh: false })).rejects.toMatchObject({
        code: 'SECRET_UNREADABLE',
      });
    },
  );
});
