/** What a tar header says. */
export interface TarHeader {
  name: string;
  /** The type flag: `0` file, `1` hard link, `2` symbolic link, `5` folder, `x` and `g` pax, `L` and `K` GNU. */
  type: string;
  /** Permission bits. */
  mode: number;
  size: number;
  /** Target of a link; else empty. */
  linkName: string;
}

/** Size of a header, and what contents are padded to. */
export const tarBlockBytes = 512;

/** Thrown for bytes that are no tar archive. */
export class TarError extends Error {
  override readonly name = 'TarError';
}

function toText(block: Buffer, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString();
}

/** A number in octal digits, or, as GNU writes what is too large for them, in base 256. */
function toNumber(block: Buffer, start: number, length: number): number {
  const field = block.subarray(start, start + length);
  const isBinary = ((field[0] ?? 0) & 0x80) !== 0;
  const number = isBinary
    ? field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0)
    : parseInt(toText(block, start, length).trim() || '0', 8);
  if (!Number.isSafeInteger(number)) throw new TarError('a number in a header of the archive cannot be read');
  return number;
}

/** The sum of all bytes, those of the sum itself taken as blanks. */
const sumOf = (block: Buffer): number =>
  block.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);

/** Reads a header; `undefined` for the block of zeros that ends an archive, or where it just ends. @throws TarError */
export function decodeTarHeader(block: Buffer): TarHeader | undefined {
  if (block.length === 0) return undefined;
  if (block.length < tarBlockBytes) throw new TarError('the archive ends in the middle of a header');
  if (block.every((byte) => byte === 0)) return undefined;
  if (toNumber(block, 148, 8) !== sumOf(block)) throw new TarError('the sum of a header does not fit');
  const prefix = toText(block, 257, 6) === 'ustar' ? toText(block, 345, 155) : '';
  const name = toText(block, 0, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: toText(block, 156, 1) || '0',
    mode: toNumber(block, 100, 8) & 0o7777,
    size: toNumber(block, 124, 12),
    linkName: toText(block, 157, 100),
  };
}
