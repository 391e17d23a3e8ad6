import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { encodeObject, readObjectHead } from './object-file';
import { openObjectStore } from './object-store';
import type { ObjectHead } from './types';

const buildHead = (name: string, content: Buffer): ObjectHead => ({
  name,
  size: content.byteLength,
  md5: 'md5',
  etag: 'etag',
  headers: { 'content-type': 'text/plain' },
  storageTier: 'Standard',
  timeCreated: 1,
  timeModified: 2,
});

describe(openObjectStore, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'objects-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function put(name: string, text: string): Promise<ObjectHead> {
    const store = await openObjectStore(folder);
    const content = Buffer.from(text);
    const head = buildHead(name, content);
    await store.put('bucket', head, content);
    return head;
  }

  const objectPath = async (): Promise<string> => {
    const [file = ''] = await readdir(join(folder, 'bucket'));
    return join(folder, 'bucket', file);
  };

  it('gives back any content under any name, also once opened again', async () => {
    const anyContent = fc.uint8Array().map((bytes) => Buffer.from(bytes));
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'binary' }), anyContent, async (name, content) => {
        const head = buildHead(name, content);
        await (await openObjectStore(folder)).put('bucket', head, content);
        const again = await openObjectStore(folder);
        expect(again.find('bucket', name)).toEqual(head);
        expect(await again.read('bucket', head)).toEqual(content);
        await again.forget('bucket');
      }),
      { numRuns: 30 },
    );
  });

  it('lists in the order of the bytes of names, and counts', async () => {
    for (const name of ['ä', 'z', 'a']) await put(name, '12');
    const store = await openObjectStore(folder);
    expect(store.list('bucket').map(({ name }) => name)).toEqual(['a', 'z', 'ä']);
    expect(store.usage('bucket')).toEqual({ count: 3, bytes: 6 });
  });

  it('has nothing left of what was removed', async () => {
    await put('o', 'x');
    await (await openObjectStore(folder)).remove('bucket', 'o');
    expect((await openObjectStore(folder)).find('bucket', 'o')).toBeUndefined();
    expect((await openObjectStore(folder)).usage('none')).toEqual({ count: 0, bytes: 0 });
  });

  it('keeps objects from other users of the machine', async () => {
    await put('o', 'secret');
    expect((await stat(await objectPath())).mode & 0o777).toBe(0o600);
  });

  it('says which file is damaged, wherever it was cut', async () => {
    await put('o', 'content');
    const path = await objectPath();
    const whole = await readFile(path);
    for (let length = 0; length < whole.byteLength; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      await expect(readObjectHead(path)).rejects.toMatchObject({
        code: 'STATE_UNREADABLE',
        message: expect.stringContaining(path) as string,
      });
    }
    await writeFile(path, encodeObject({ name: 1 } as never, Buffer.alloc(0)));
    await expect(openObjectStore(folder)).rejects.toMatchObject({ code: 'STATE_UNREADABLE' });
  });
});
