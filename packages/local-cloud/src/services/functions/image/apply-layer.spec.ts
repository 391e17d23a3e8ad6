import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { applyLayer } from './apply-layer';
import { resolveInside } from './resolve-inside';
import { buildTar, type TestEntry } from './testing/build-tar';
import { chunksOf } from './testing/chunks-of';

let folder: string;
let root: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layer-'));
  root = join(folder, 'root');
  mkdirSync(root);
});
afterEach(() => rmSync(folder, { recursive: true }));

const apply = (entries: readonly TestEntry[]): Promise<void> =>
  applyLayer(chunksOf(buildTar(entries)), { root, count: () => undefined });

const listAll = (): string[] => readdirSync(root, { recursive: true }).map(String).sort();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe(applyLayer, () => {
  it('makes files, folders and links; files can be read, and run, but not written', async () => {
    await apply([
      { name: './app/', type: '5' },
      { name: 'app/run', content: 'run', mode: 0o755 },
      { name: 'deep/er/data', content: 'data' },
      { name: 'link', type: '2', linkName: 'app/run' },
      { name: 'hard', type: '1', linkName: './app/run' },
      { name: 'device', type: '3' },
    ]);
    expect(listAll()).toEqual(['app', 'app/run', 'deep', 'deep/er', 'deep/er/data', 'hard', 'link']);
    expect([read('link'), read('hard'), read('deep/er/data')]).toEqual(['run', 'run', 'data']);
    expect(statSync(join(root, 'app/run')).mode & 0o777).toBe(0o555);
    expect(statSync(join(root, 'deep/er/data')).mode & 0o777).toBe(0o444);
  });

  it('puts a later layer over an earlier one', async () => {
    await apply([
      { name: 'a', content: 'old' },
      { name: 'b/c', content: 'old' },
    ]);
    await apply([
      { name: 'a/now', content: 'a folder' },
      { name: 'b', content: 'a file' },
    ]);
    expect([read('a/now'), read('b')]).toEqual(['a folder', 'a file']);
  });

  it('removes what a whiteout names', async () => {
    await apply([
      { name: 'a', content: '1' },
      { name: 'b/c', content: '2' },
      { name: 'b/d', content: '3' },
    ]);
    await apply([{ name: '.wh.a' }, { name: 'b/.wh.c' }]);
    expect(listAll()).toEqual(['b', 'b/d']);
  });

  it('empties a folder with an opaque whiteout, but for what the same layer puts there', async () => {
    await apply([
      { name: 'a/old', content: '1' },
      { name: 'a/deep/old', content: '1' },
    ]);
    await apply([
      { name: 'a/new', content: '2' },
      { name: 'a/.wh..wh..opq' },
      { name: 'a/later', content: '3' },
    ]);
    expect(listAll()).toEqual(['a', 'a/later', 'a/new']);
  });

  it.each(['../outside', 'a/../../outside', '/../outside'])('refuses %s, which leads out', async (name) => {
    await expect(apply([{ name, content: 'x' }])).rejects.toThrow('leads out of the image');
    expect(existsSync(join(folder, 'outside'))).toBe(false);
  });

  it('refuses a hard link out of the image', async () => {
    writeFileSync(join(folder, 'secret'), 'secret');
    await expect(apply([{ name: 'x', type: '1', linkName: '../secret' }])).rejects.toThrow('leads out');
  });

  it.each(['..', '../..', '/', '/tmp'])(
    'stays inside although a folder is a link to %s',
    async (linkName) => {
      await apply([{ name: 'away', type: '2', linkName }]);
      await apply([{ name: 'away/file', content: 'inside' }, { name: 'away/.wh.gone' }]);
      expect(existsSync(join(folder, 'file'))).toBe(false);
      expect(readFileSync(await resolveInside(root, 'away/file'), 'utf8')).toBe('inside');
    },
  );

  it('replaces a link instead of writing through it', async () => {
    writeFileSync(join(folder, 'victim'), 'untouched');
    symlinkSync(join(folder, 'victim'), join(root, 'link'));
    await apply([{ name: 'link', content: 'new' }]);
    expect([readFileSync(join(folder, 'victim'), 'utf8'), read('link')]).toEqual(['untouched', 'new']);
  });
});

describe(resolveInside, () => {
  it('never leads out, whatever links there are', async () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const target = fc.array(fc.constantFrom('..', '.', 'a', 'b', 'c'), { minLength: 1, maxLength: 4 });
    const links = fc.uniqueArray(fc.tuple(name, target, fc.boolean()), { selector: ([key]) => key });
    await fc.assert(
      fc.asyncProperty(links, fc.array(fc.oneof(name, fc.constant('..'))), async (all, path) => {
        const place = mkdtempSync(join(folder, 'links-'));
        for (const [key, segments, isAbsolute] of all)
          symlinkSync(`${isAbsolute ? '/' : ''}${segments.join('/')}`, join(place, key));
        const found = await resolveInside(place, path.join('/')).catch((error: unknown) => String(error));
        expect(found.startsWith(place) || found.includes('symbolic links')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
