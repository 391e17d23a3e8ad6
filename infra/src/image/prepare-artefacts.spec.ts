import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleError } from '../errors';
import { toCloudInit, toUserData } from '../rules/cloud-init';
import { toNodeTarball } from '../rules/node-release';
import { toServiceEndpoints } from '../rules/service-endpoints';
import type { Artefacts } from './artefacts';
import { bundle } from './bundle';
import { prepareArtefacts } from './prepare-artefacts';

const root = join(__dirname, '../../..');

describe(prepareArtefacts, () => {
  let outputFolder: string;
  let artefacts: Artefacts;
  const prepare = (changes: object = {}): Artefacts =>
    prepareArtefacts({
      root,
      outputFolder,
      workingFolder: outputFolder,
      baseImage: 'scratch',
      platform: 'linux/amd64',
      withRecord: true,
      ...changes,
    });

  beforeAll(() => {
    outputFolder = mkdtempSync(join(tmpdir(), 'artefacts-'));
    artefacts = prepare();
  });
  afterAll(() => rmSync(outputFolder, { recursive: true }));

  it('makes the same of the same sources, wherever it runs', () => {
    expect(prepare()).toEqual(artefacts);
    expect(artefacts.functionImage.contextFolder).toBe('function-image');
    expect(JSON.stringify(artefacts)).not.toContain(root);
  });

  it('gives another base or platform another tag', () => {
    const tags = [
      artefacts.functionImage.tag,
      prepare({ baseImage: `node@sha256:${'a'.repeat(64)}` }).functionImage.tag,
      prepare({ platform: 'linux/arm64' }).functionImage.tag,
    ];
    expect(new Set(tags).size).toBe(3);
  });

  it('puts one file and its Dockerfile into the image, which runs nothing while it is built', () => {
    const folder = join(outputFolder, 'function-image');
    const dockerfile = readFileSync(join(folder, 'Dockerfile'), 'utf8');
    expect(dockerfile).toContain('COPY --chmod=0444 function.cjs');
    expect(dockerfile).toContain('USER 1000:1000');
    expect(dockerfile).not.toMatch(/^(RUN|#)/m);
    expect(statSync(join(folder, 'function.cjs')).mode & 0o777).toBe(0o644);
    const { status, stderr } = spawnSync(process.execPath, ['--check', join(folder, 'function.cjs')]);
    expect([status, String(stderr)]).toEqual([0, '']);
  });

  it('knows each file of the producer by the hash of the file itself', () => {
    expect(artefacts.producerFiles.map(({ path }) => path)).toEqual([
      'producer.cjs',
      'data/nyc-weather-2013.csv.gz',
    ]);
    for (const { content, encoding, sha256 } of artefacts.producerFiles) {
      expect(createHash('sha256').update(Buffer.from(content, encoding)).digest('hex')).toBe(sha256);
    }
    expect(prepare({ withRecord: false }).producerFiles).toHaveLength(1);
  });

  it('leaves room in the metadata of the machine', () => {
    const endpoint = toServiceEndpoints('eu-frankfurt-1', undefined);
    const cloudInit = toCloudInit({
      environment: { WEATHER_STATIONS: 'x'.repeat(4000) },
      plan: { endpoints: endpoint, objects: [], secrets: [], logId: 'ocid1.log.oc1..l' },
      scripts: artefacts.machineScripts,
      node: toNodeTarball('arm64'),
    });
    expect(toUserData(cloudInit).length).toBeLessThan(28_000);
  });

  it('makes scripts that need nothing but Node', () => {
    for (const script of Object.values<string>(artefacts.machineScripts)) {
      const required = [...script.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
      expect(required.filter((name) => !name?.startsWith('node:'))).toEqual([]);
    }
  });

  it('says which bundle cannot be made, and why', () => {
    expect(() => bundle({ root, entry: 'apps/none.ts' })).toThrow(BundleError);
    expect(() => bundle({ root, entry: 'apps/none.ts' })).toThrow(
      /apps\/none\.ts cannot be bundled: .*resolve/s,
    );
  });
});
