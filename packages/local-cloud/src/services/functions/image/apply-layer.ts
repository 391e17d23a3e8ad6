import { link, lstat, mkdir, open, readdir, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { imageInvalid } from './errors';
import { readTar, type TarEntry } from './read-tar';
import { resolveInside } from './resolve-inside';

/** Where a layer goes. */
export interface LayerTarget {
  /** Folder that is the image's root. */
  root: string;
  /** Counts what files hold. @throws OciError when it is too much */
  count: (bytes: number) => void;
}

const whiteoutPrefix = '.wh.';
const opaqueWhiteout = '.wh..wh..opq';

/** Readable by all and written by nobody: what is run is what was pushed. */
const readOnly = 0o444;
const executable = 0o111;

function checkName(name: string): string {
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..') || name.includes('\0'))
    throw imageInvalid(`its entry ${JSON.stringify(name)} leads out of the image`);
  return segments.join('/');
}

async function isFolder(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

async function writeFile(
  path: string,
  { content, mode }: TarEntry,
  count: LayerTarget['count'],
): Promise<void> {
  const file = await open(path, 'wx', readOnly | (mode & executable));
  try {
    for await (const chunk of content) {
      count(chunk.length);
      await file.appendFile(chunk);
    }
  } finally {
    await file.close();
  }
}

/** What lower layers have put there, and this layer hides. `kept` is what this layer has put there itself. */
async function applyWhiteout(folder: string, name: string, kept: ReadonlySet<string>): Promise<void> {
  const names =
    name === opaqueWhiteout ? await readdir(folder).catch(() => []) : [name.slice(whiteoutPrefix.length)];
  const paths = names.map((each) => join(folder, each)).filter((path) => !kept.has(path));
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
}

async function writeEntry({ root, count }: LayerTarget, path: string, entry: TarEntry): Promise<void> {
  const { type, linkName } = entry;
  if (type === '5') {
    if (!(await isFolder(path))) await rm(path, { force: true });
    await mkdir(path, { recursive: true });
    return;
  }
  await rm(path, { recursive: true, force: true });
  if (type === '0' || type === '7') await writeFile(path, entry, count);
  else if (type === '2') await symlink(linkName, path);
  else if (type === '1') await link(await resolveInside(root, checkName(linkName)), path);
  // Devices and pipes cannot be made without rights; no function needs them.
}

/**
 * Puts a layer on what is there: files, folders, links, and whiteouts, which remove what lower layers have.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md
 * @throws OciError for an entry that leads out of the root; TarError
 */
export async function applyLayer(chunks: AsyncIterable<Buffer>, target: LayerTarget): Promise<void> {
  const written = new Set<string>();
  for await (const entry of readTar(chunks)) {
    const name = checkName(entry.name);
    if (name === '') continue;
    const folder = await resolveInside(target.root, dirname(name));
    const last = basename(name);
    if (last.startsWith(whiteoutPrefix)) {
      await applyWhiteout(folder, last, written);
      continue;
    }
    if (!(await isFolder(folder))) await rm(folder, { force: true });
    await mkdir(folder, { recursive: true });
    const path = join(folder, last);
    await writeEntry(target, path, entry);
    for (let each = path; each !== target.root; each = dirname(each)) written.add(each);
  }
}
