/** Gives bytes away in pieces of a size. */
export async function* chunksOf(bytes: Buffer, size = 700): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size)
    yield Promise.resolve(bytes.subarray(start, start + size));
}
