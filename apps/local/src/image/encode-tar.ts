import { ImageBuildError } from './errors';

/** An entry of an archive. A path that ends in `/` is a folder. */
export interface TarEntry {
  path: string;
  /** Permission bits. */
  mode: number;
  /** @default none, as of a folder */
  content?: Uint8Array;
}

const blockBytes = 512;
const maxNameBytes = 100;
const maxPrefixBytes = 155;

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** A path of more than 100 bytes is split at a slash, as ustar has it. */
function splitPath(path: string): { name: string; prefix: string } {
  if (Buffer.byteLength(path) <= maxNameBytes) return { name: path, prefix: '' };
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
    const fits = Buffer.byteLength(prefix) <= maxPrefixBytes && Buffer.byteLength(name) <= maxNameBytes;
    if (fits && prefix !== '' && name !== '') return { name, prefix };
  }
  throw new ImageBuildError(`The path ${path} is too long for an archive. Shorten it.`);
}

function encodeHeader({ path, mode, content }: TarEntry): Buffer {
  const { name, prefix } = splitPath(path);
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0);
  header.write(octal(mode, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content?.length ?? 0, 12), 124);
  header.write(octal(0, 12), 136);
  header.fill(' ', 148, 156);
  header.write(path.endsWith('/') ? '5' : '0', 156);
  header.write('ustar\u000000', 257);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(octal(sum, 7), 148);
  return header;
}

/** Makes an archive (ustar) that depends on nothing but its entries: no time, no owner. */
export function encodeTar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => {
    const content = entry.content ?? new Uint8Array();
    const padding = Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes);
    return [encodeHeader(entry), content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)]);
}
