/** An entry of a test's archive. */
export interface TestEntry {
  name: string;
  /** @default '0', a file */
  type?: string;
  content?: string | Buffer;
  linkName?: string;
  mode?: number;
}

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

function buildHeader({ name, type = '0', linkName = '', mode = 0o644 }: TestEntry, size: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(octal(mode, 8), 100);
  header.write(octal(size, 12), 124);
  header.fill(' ', 148, 156);
  header.write(type, 156);
  header.write(linkName, 157);
  header.write('ustar\u000000', 257);
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  return header;
}

/** Builds an archive as it stands in the standard; names must have less than 100 bytes. */
export function buildTar(entries: readonly TestEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => {
    const content = Buffer.from(entry.content ?? '');
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
    return [buildHeader(entry, content.length), content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
