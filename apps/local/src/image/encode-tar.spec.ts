import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { encodeTar } from './encode-tar';

const segment = fc.stringMatching(/^[a-zA-Z0-9_][a-zA-Z0-9_.]{0,20}$/);
const file = fc.record({
  path: fc.array(segment, { minLength: 1, maxLength: 8 }).map((segments) => segments.join('/')),
  content: fc.uint8Array({ maxLength: 1200 }),
  mode: fc.constantFrom(0o644, 0o755, 0o444),
});

describe(encodeTar, () => {
  it('makes what tar unpacks to the same files', () => {
    fc.assert(
      fc.property(file, ({ path, content, mode }) => {
        const folder = mkdtempSync(join(tmpdir(), 'tar-'));
        try {
          execFileSync('tar', ['-xpf', '-', '-C', folder], { input: encodeTar([{ path, content, mode }]) });
          expect(readFileSync(join(folder, path)).equals(content)).toBe(true);
          expect(statSync(join(folder, path)).mode & 0o777).toBe(mode);
        } finally {
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('writes a path of more than 100 bytes, and says which one is too long', () => {
    const path = `${'a'.repeat(90)}/${'b'.repeat(90)}`;
    expect(execFileSync('tar', ['-tf', '-'], { input: encodeTar([{ path, mode: 0o644 }]) }).toString()).toBe(
      `${path}\n`,
    );
    expect(() => encodeTar([{ path: 'c'.repeat(101), mode: 0o644 }])).toThrow('ccc is too long');
  });
});
