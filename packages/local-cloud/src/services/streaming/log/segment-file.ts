import { closeSync, constants, ftruncateSync, openSync, rmSync, writevSync } from 'node:fs';

/** A file that grows at its end, until it is sealed. */
export interface SegmentFile {
  /** Writes in one call. What was written of a write that failed is taken back. */
  append: (parts: readonly Buffer[], position: number) => void;
  /** Lends the open file. */
  use: <Result>(work: (file: number) => Result) => Result;
  /** Nothing more will be appended: the file need not stay open. */
  seal: () => void;
  remove: () => void;
}

function writeAll(file: number, parts: readonly Buffer[], position: number): void {
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  const written = writevSync(file, parts, position);
  if (written < bytes)
    throw new Error(`only ${written} of ${bytes} bytes could be written: the disk may be full`);
}

/** Opens a file, or makes it. */
export function openSegmentFile(path: string): SegmentFile {
  let file: number | undefined = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);

  const append = (parts: readonly Buffer[], position: number): void => {
    if (file === undefined) throw new Error(`${path} is sealed`);
    try {
      writeAll(file, parts, position);
    } catch (cause) {
      ftruncateSync(file, position);
      throw new Error(`${path} could not take messages`, { cause });
    }
  };
  const use = <Result>(work: (file: number) => Result): Result => {
    if (file !== undefined) return work(file);
    const opened = openSync(path, 'r');
    try {
      return work(opened);
    } finally {
      closeSync(opened);
    }
  };
  const seal = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const remove = (): void => {
    seal();
    rmSync(path, { force: true });
  };
  return { append, use, seal, remove };
}
