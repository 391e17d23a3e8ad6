/** Reads a stream of bytes piece by piece. */
export interface ByteReader {
  /** The next `length` bytes; fewer only at the end. */
  read(length: number): Promise<Buffer>;
  /** The next `length` bytes as they come. */
  stream(length: number): AsyncGenerator<Buffer>;
}

/** Makes a reader over chunks of any size. */
export function createByteReader(chunks: AsyncIterable<Buffer>): ByteReader {
  const source = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  const next = async (): Promise<boolean> => {
    const chunk = await source.next();
    if (chunk.done === true) return false;
    rest = chunk.value;
    return true;
  };
  async function* stream(length: number): AsyncGenerator<Buffer> {
    let left = length;
    while (left > 0) {
      if (rest.length === 0 && !(await next())) return;
      const part = rest.subarray(0, left);
      rest = rest.subarray(part.length);
      left -= part.length;
      if (part.length > 0) yield part;
    }
  }
  return {
    stream,
    read: async (length) => {
      const parts: Buffer[] = [];
      for await (const part of stream(length)) parts.push(part);
      return Buffer.concat(parts);
    },
  };
}
