import { randomFillSync } from 'node:crypto';

const poolBytes = 16 * 1024;

/** Makes what fills buffers with random bytes. It asks the system for many at once: a call costs more than its bytes. */
export function createRandomFill(): (target: Buffer) => void {
  const pool = Buffer.allocUnsafe(poolBytes);
  let at = poolBytes;
  return (target) => {
    if (at + target.length > poolBytes) {
      randomFillSync(pool);
      at = 0;
    }
    at += pool.copy(target, 0, at, at + target.length);
  };
}
