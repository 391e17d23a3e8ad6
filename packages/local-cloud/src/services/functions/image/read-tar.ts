import { createByteReader, type ByteReader } from './byte-reader';
import { decodeTarHeader, TarError, tarBlockBytes, type TarHeader } from './tar-header';

/** An entry of an archive. */
export interface TarEntry extends TarHeader {
  /** Its content. What is not read before the next entry is asked for is skipped. */
  content: AsyncIterable<Buffer>;
}

/** Longest name, and longest set of pax records, that is read. */
const maxMetadataBytes = 1024 * 1024;

/** Fields that records in front of an entry set for it. */
type Overrides = Partial<Pick<TarHeader, 'name' | 'linkName' | 'size'>>;

/** Reads records of the form `<length> <key>=<value>\n`; the length counts bytes, itself among them. */
export function parsePaxRecords(bytes: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  let rest = bytes;
  while (rest.length > 0) {
    const length = parseInt(rest.subarray(0, 20).toString('latin1'), 10);
    const record = rest.subarray(0, length).toString();
    const [, key, value] = /^\d+ ([^=]+)=([\s\S]*)\n$/.exec(record) ?? [];
    if (key === undefined || value === undefined) throw new TarError('a pax record cannot be read');
    records.set(key, value);
    rest = rest.subarray(length);
  }
  return records;
}

function toOverrides(records: Map<string, string>): Overrides {
  const [name, linkName, size] = ['path', 'linkpath', 'size'].map((key) => records.get(key));
  return {
    ...(name === undefined ? {} : { name }),
    ...(linkName === undefined ? {} : { linkName }),
    ...(size === undefined ? {} : { size: Number(size) }),
  };
}

const paddingOf = (size: number): number => (tarBlockBytes - (size % tarBlockBytes)) % tarBlockBytes;

async function readMetadata(reader: ByteReader, size: number): Promise<Buffer> {
  if (size > maxMetadataBytes) throw new TarError(`the metadata of an entry has ${size} bytes`);
  const bytes = await reader.read(size);
  if (bytes.length < size) throw new TarError('the archive ends in the middle of an entry');
  await reader.read(paddingOf(size));
  return bytes;
}

const withoutEnd = (bytes: Buffer): string => bytes.toString().replace(/\0+$/, '');

/** What a header that stands for the next entry sets; `undefined` for a header of an entry of its own. */
async function readOverrides(reader: ByteReader, { type, size }: TarHeader): Promise<Overrides | undefined> {
  if (type === 'x') return toOverrides(parsePaxRecords(await readMetadata(reader, size)));
  if (type === 'L') return { name: withoutEnd(await readMetadata(reader, size)) };
  if (type === 'K') return { linkName: withoutEnd(await readMetadata(reader, size)) };
  if (type !== 'g') return undefined;
  await readMetadata(reader, size);
  return {};
}

/** Reads one entry's content, and its padding, to the end: also what its consumer has left. */
function openContent(
  reader: ByteReader,
  size: number,
): { content: AsyncIterable<Buffer>; end: () => Promise<void> } {
  let left = size;
  const parts = reader.stream(size);
  async function* content(): AsyncGenerator<Buffer> {
    for (let part = await parts.next(); part.done !== true; part = await parts.next()) {
      left -= part.value.length;
      yield part.value;
    }
    if (left > 0) throw new TarError('the archive ends in the middle of an entry');
  }
  const chunks = content();
  const end = async (): Promise<void> => {
    for (let part = await parts.next(); part.done !== true; part = await parts.next())
      left -= part.value.length;
    if (left > 0) throw new TarError('the archive ends in the middle of an entry');
    await reader.read(paddingOf(size));
  };
  return { content: chunks, end };
}

/**
 * Reads a tar archive entry by entry: ustar, with the long names of pax and GNU. Other metadata (owners, times,
 * extended attributes) is passed over.
 *
 * @throws TarError
 */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = createByteReader(chunks);
  let overrides: Overrides = {};
  for (;;) {
    const header = decodeTarHeader(await reader.read(tarBlockBytes));
    if (header === undefined) return;
    const more = await readOverrides(reader, header);
    if (more !== undefined) {
      overrides = { ...overrides, ...more };
      continue;
    }
    const entry = { ...header, ...overrides };
    overrides = {};
    const { content, end } = openContent(reader, entry.size);
    yield { ...entry, content };
    await end();
  }
}
