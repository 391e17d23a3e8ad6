import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parsePaxRecords, readTar } from './read-tar';
import { TarError } from './tar-header';
import { buildTar } from './testing/build-tar';
import { chunksOf } from './testing/chunks-of';

interface Read {
  name: string;
  type: string;
  linkName: string;
  content: Buffer;
}

async function readAll(bytes: Buffer, chunkSize?: number): Promise<Read[]> {
  const entries: Read[] = [];
  for await (const { name, type, linkName, content } of readTar(chunksOf(bytes, chunkSize))) {
    const parts: Buffer[] = [];
    for await (const part of content) parts.push(part);
    entries.push({ name, type, linkName, content: Buffer.concat(parts) });
  }
  return entries;
}

async function readNames(bytes: Buffer): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of readTar(chunksOf(bytes))) names.push(name);
  return names;
}

const entry = fc.record({
  name: fc.stringMatching(/^[a-zA-Z0-9_./-]{1,90}$/),
  content: fc.uint8Array({ maxLength: 1500 }).map((bytes) => Buffer.from(bytes)),
});

describe(readTar, () => {
  it('reads every entry, however the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 6 }),
        fc.integer({ min: 1, max: 3000 }),
        async (entries, size) => {
          const read = await readAll(buildTar(entries), size);
          expect(read).toEqual(
            entries.map(({ name, content }) => ({ name, type: '0', linkName: '', content })),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('skips contents that nobody reads', async () => {
    const archive = buildTar([
      { name: 'one', content: 'x'.repeat(5000) },
      { name: 'two', content: 'y' },
    ]);
    expect(await readNames(archive)).toEqual(['one', 'two']);
  });

  it.each(['ustar', 'pax', 'gnu'])('reads what tar writes in the format %s', async (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'));
    const deep = join('d'.repeat(60), 'e'.repeat(60));
    mkdirSync(join(folder, deep), { recursive: true });
    writeFileSync(join(folder, deep, 'ü'), 'content');
    symlinkSync('target', join(folder, 'link'));
    const archive = execFileSync('tar', [`--format=${format}`, '-cf', '-', '-C', folder, deep, 'link']);
    rmSync(folder, { recursive: true });
    const read = (await readAll(archive)).map(({ name, type, linkName, content }) => [
      ...[name.replace(/\/$/, ''), type, linkName],
      content.toString(),
    ]);
    expect(read).toEqual([
      [deep, '5', '', ''],
      [join(deep, 'ü'), '0', '', 'content'],
      ['link', '2', 'target', ''],
    ]);
  });

  it('refuses an archive that is cut short, wherever', async () => {
    const archive = buildTar([{ name: 'file', content: 'x'.repeat(600) }]).subarray(0, -1024);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: archive.length - 513 }), async (length) => {
        await expect(readAll(archive.subarray(0, length))).rejects.toThrow(TarError);
      }),
      { numRuns: 30 },
    );
  });

  it('takes an archive without its end mark', async () => {
    expect(await readNames(buildTar([{ name: 'file' }]).subarray(0, -1024))).toEqual(['file']);
  });

  it('refuses a header whose sum does not fit', async () => {
    const archive = buildTar([{ name: 'file' }]);
    archive.write('g', 0);
    await expect(readAll(archive)).rejects.toThrow('sum');
  });
});

describe(parsePaxRecords, () => {
  it('reads what records were made of', () => {
    const text = fc.string({ minLength: 1 }).filter((key) => !/[=\n]/.test(key));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(text, fc.string()), { selector: ([key]) => key }), (pairs) => {
        const records = pairs.map(([key, value]) => {
          const rest = ` ${key}=${value}\n`;
          const bytes = Buffer.byteLength(rest);
          const digits = String(bytes + String(bytes + String(bytes).length).length).length;
          return `${bytes + digits}${rest}`;
        });
        expect([...parsePaxRecords(Buffer.from(records.join('')))]).toEqual(pairs);
      }),
    );
  });
});
