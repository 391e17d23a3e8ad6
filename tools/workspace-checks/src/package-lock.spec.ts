import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(join(__dirname, '../../../package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const packages = Object.entries(lock.packages);

/** Where Node would look for `name` from a package at `path`: beside it, then outwards. */
function placesOf(path: string, name: string): string[] {
  const parts = path.split('/node_modules/');
  const folders = parts.map((_, i) => parts.slice(0, parts.length - i).join('/node_modules/'));
  return [...folders.filter((folder) => folder !== ''), ''].map((folder) =>
    folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`,
  );
}

describe('package-lock.json', () => {
  it("holds every platform's optional packages, without which npm ci fails elsewhere", () => {
    const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) =>
        placesOf(path, name).every((place) => !(place in lock.packages)),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('knows the checksum of every package that is fetched', () => {
    const unchecked = packages
      .filter(
        ([path, { link, integrity, inBundle }]) =>
          path.includes('node_modules/') && !link && !integrity && !inBundle,
      )
      .map(([path]) => path);
    expect(unchecked).toEqual([]);
  });

  it('names no registry host, so that each user fetches from their own', () => {
    const hosts = packages
      .filter(([, { resolved = '' }]) => resolved.startsWith('http'))
      .map(([path]) => path);
    expect(hosts).toEqual([]);
  });
});
