/**
 * Cuts a list into slices that each hold at most `maxBytes`, in order, as few as that order allows. What is larger by
 * itself gets a slice of its own.
 *
 * @param sizeOf bytes of one item
 */
export function sliceByBytes<T>(items: readonly T[], maxBytes: number, sizeOf: (item: T) => number): T[][] {
  const slices: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const slice = slices.at(-1);
    if (slice === undefined || bytes + size > maxBytes) {
      slices.push([item]);
      bytes = size;
    } else {
      slice.push(item);
      bytes += size;
    }
  }
  return slices;
}
