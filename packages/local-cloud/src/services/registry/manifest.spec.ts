import * as fc from 'fast-check';
import { OciError } from '../../errors';
import { blobsOf, parseManifest } from './manifest';
import { buildTestImage } from './testing/build-image';

const change = (fields: object): Buffer =>
  Buffer.from(JSON.stringify({ ...(JSON.parse(buildTestImage().manifest.toString()) as object), ...fields }));

describe(parseManifest, () => {
  it('refuses with MANIFEST_INVALID, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.string(), (text, type) => {
        try {
          parseManifest(Buffer.from(text), type);
        } catch (error) {
          expect(error).toBeInstanceOf(OciError);
          expect(error).toMatchObject({ code: 'MANIFEST_INVALID' });
        }
      }),
    );
  });

  it.each([
    ['schemaVersion', { schemaVersion: 1 }],
    ['mediaType', { mediaType: 'text/plain' }],
    ['config', { config: undefined }],
    ['config.digest', { config: { mediaType: 'a', digest: 'sha256:1', size: 1 } }],
    ['layers', { layers: {} }],
    ['layers[0].size', { layers: [{ mediaType: 'a', digest: buildTestImage().digest, size: -1 }] }],
  ])('names %s when it is wrong', (name, fields) => {
    expect(() => parseManifest(change(fields), '')).toThrow(name);
  });

  it('believes the content type where the manifest itself has none, and refuses two that differ', () => {
    const { mediaType } = buildTestImage();
    const bare = change({ mediaType: undefined });
    expect(parseManifest(bare, `${mediaType}; charset=utf-8`)).toMatchObject({ kind: 'image', mediaType });
    expect(() => parseManifest(bare, '')).toThrow('mediaType');
    expect(() => parseManifest(buildTestImage('', 'docker').manifest, mediaType)).toThrow('content-type');
  });
});

describe(blobsOf, () => {
  it('leaves out layers that are fetched from elsewhere', () => {
    const { digest } = buildTestImage();
    const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
    const manifest = parseManifest(change({ layers: [{ mediaType: foreign, digest, size: 1 }] }), '');
    expect(blobsOf(manifest)).toHaveLength(1);
  });
});
