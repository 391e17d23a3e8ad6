/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum;
}

/** Spreads the entropy of all bits over all bits (the finaliser of MurmurHash3): FNV's low bits alone are weak. */
function mix(sum: number): number {
  const once = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/**
 * Says in which partition a message belongs: the same key, the same partition. Which hash OCI uses is not published,
 * so the same key may lie in another partition there.
 *
 * @param key decoded
 * @param partitions how many there are
 * @returns the partition's number, from 0
 */
export function choosePartition(key: Uint8Array, partitions: number): number {
  return mix(hash(key)) % partitions;
}
