import { readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Links that one path may lead through, as in Linux. */
const maxLinks = 40;

const toSegments = (path: string): string[] =>
  path.split('/').filter((segment) => segment !== '' && segment !== '.');

async function readLink(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch {
    return undefined;
  }
}

/**
 * Finds where a path of an image leads in the folder that is its root. Symbolic links are followed as if that folder were
 * `/`: neither they nor `..` lead out of it. What is not there is taken as it is named.
 *
 * @throws Error for links that lead in circles
 */
export async function resolveInside(root: string, path: string): Promise<string> {
  const todo = toSegments(path);
  let done: string[] = [];
  let links = 0;
  for (let segment = todo.shift(); segment !== undefined; segment = todo.shift()) {
    if (segment === '..') {
      done = done.slice(0, -1);
      continue;
    }
    const target = await readLink(join(root, ...done, segment));
    if (target === undefined) {
      done = [...done, segment];
      continue;
    }
    links += 1;
    if (links > maxLinks) throw new Error(`${path} leads through more than ${maxLinks} symbolic links`);
    if (target.startsWith('/')) done = [];
    todo.unshift(...toSegments(target));
  }
  return join(root, ...done);
}
