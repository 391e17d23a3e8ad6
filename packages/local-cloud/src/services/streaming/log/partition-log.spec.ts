import fs, { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock, type ManualClock } from '@weather-stream/service-kit';
import fc from 'fast-check';
import { ENTRY_HEADER_BYTES, writeEntryHeader } from './frame';
import type { SegmentsOptions } from './open-segments';
import { openPartitionLog, type PartitionLog } from './partition-log';

const hourMs = 3_600_000;
const everything = { maxMessages: Infinity, maxBytes: Infinity };

/** Encodes messages as requests bring them. */
function aBatch(values: readonly string[], key: string | null = 'EWR') {
  const entries = values.map((value) => {
    const [keyBytes, valueBytes] = [Buffer.from(key ?? ''), Buffer.from(value)];
    const header = Buffer.alloc(ENTRY_HEADER_BYTES);
    writeEntryHeader(header, 0, key === null ? null : keyBytes.length, valueBytes.length);
    return Buffer.concat([header, keyBytes, valueBytes]);
  });
  return { count: values.length, entries: Buffer.concat(entries) };
}

const valuesOf = (log: PartitionLog, offset = 0, limits = everything): string[] =>
  log.read(offset, limits).map(({ value }) => value.toString());

describe(openPartitionLog, () => {
  let folder: string;
  let clock: ManualClock;
  let warnings: unknown[];
  const opened: PartitionLog[] = [];
  const closeAll = (): void => opened.splice(0).forEach((log) => log.close());
  const open = (options: Partial<SegmentsOptions> = {}): PartitionLog => {
    const log = openPartitionLog({
      ...{ folder, clock, retentionMs: 24 * hourMs, segmentBytes: 1024 },
      logger: {
        debug: () => undefined,
        info: () => undefined,
        warn: (fields) => void warnings.push(fields),
        error: () => undefined,
      },
      ...options,
    });
    opened.push(log);
    return log;
  };
  const put = (log: PartitionLog, ...values: string[]): number => log.append(aBatch(values), clock.now());
  const files = (): string[] => readdirSync(folder).sort();
  const lastFile = (): string => join(folder, files().at(-1) ?? '');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'partition-'));
    clock = createManualClock();
    warnings = [];
  });
  afterEach(() => {
    closeAll();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives back every message in order, from any offset, also after it was opened again', () => {
    const batches = fc.array(
      fc.record({
        values: fc.array(fc.string({ maxLength: 200 }), { minLength: 1, maxLength: 20 }),
        reopen: fc.boolean(),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(batches, fc.nat(300), (requests, from) => {
        closeAll();
        rmSync(folder, { recursive: true, force: true });
        let log = open();
        const stored: [number, string][] = [];
        for (const { values, reopen } of requests) {
          const base = log.append(aBatch(values, 'JFK'), clock.now());
          stored.push(...values.map((value, index): [number, string] => [base + index, value]));
          if (reopen) {
            closeAll();
            log = open();
          }
        }
        const found = log.read(from, everything).map(({ offset, value }) => [offset, value.toString()]);
        expect(found).toEqual(stored.filter(([offset]) => offset >= from));
        expect(log.endOffset()).toBe((stored.at(-1)?.[0] ?? -1) + 1);
        expect(stored.every(([offset], index) => index === 0 || offset > (stored[index - 1]?.[0] ?? 0))).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('cuts off the end of a write that was cut short at any byte, and keeps everything before it', () => {
    const log = open();
    put(log, 'one', 'two');
    const whole = statSync(lastFile()).size;
    put(log, 'three', 'four');
    const content = fs.readFileSync(lastFile());
    for (let size = whole; size < content.length; size += 1) {
      fs.writeFileSync(lastFile(), content.subarray(0, size));
      const recovered = open();
      expect(valuesOf(recovered)).toEqual(['one', 'two']);
      expect(statSync(lastFile()).size).toBe(whole);
      closeAll();
    }
    expect(warnings).toHaveLength(content.length - whole - 1);
  });

  it('goes on after a torn end: nothing of it comes back, and no offset is given out twice', () => {
    const log = open();
    put(log, 'one');
    put(log, 'torn');
    truncateSync(lastFile(), statSync(lastFile()).size - 1);
    const recovered = open();
    const offset = put(recovered, 'three');
    expect(offset).toBeGreaterThan(0);
    expect(valuesOf(open())).toEqual(['one', 'three']);
  });

  it.each([
    ['zeros', Buffer.alloc(100)],
    ['noise', Buffer.from('f'.repeat(100))],
  ])('cuts off %s that a crash left at the end', (_what, garbage) => {
    put(open(), 'one');
    appendFileSync(lastFile(), garbage);
    expect(valuesOf(open())).toEqual(['one']);
    expect(warnings).toMatchObject([{ tornBytes: 100 }]);
  });

  it('takes back what a failed write has written, and stores the next message after the last good one', () => {
    const log = open();
    put(log, 'one');
    const { size } = statSync(lastFile());
    const { writevSync } = fs;
    jest.spyOn(fs, 'writevSync').mockImplementationOnce((file, [first], position) => {
      writevSync(file, first === undefined ? [] : [first], position);
      throw new Error('ENOSPC: no space left on device');
    });
    expect(() => put(log, 'lost')).toThrow('could not take messages');
    jest
      .spyOn(fs, 'writevSync')
      .mockImplementationOnce((file, [first], position) =>
        writevSync(file, first === undefined ? [] : [first], position),
      );
    expect(() => put(log, 'lost too')).toThrow('could not take messages');
    expect(statSync(lastFile()).size).toBe(size);
    put(log, 'two');
    expect(valuesOf(log)).toEqual(['one', 'two']);
    expect(valuesOf(open())).toEqual(['one', 'two']);
  });

  it('tells no key and an empty key apart', () => {
    const log = open();
    log.append(aBatch(['a'], null), clock.now());
    log.append(aBatch(['b'], ''), clock.now());
    expect(log.read(0, everything).map(({ key }) => key)).toEqual([null, Buffer.alloc(0)]);
  });

  it('stops at the limit of messages or bytes, but never before the first message', () => {
    const log = open();
    put(log, 'aaaaa', 'bbbbb', 'ccccc');
    put(log, 'ddddd');
    expect(valuesOf(log, 0, { maxMessages: 2, maxBytes: Infinity })).toEqual(['aaaaa', 'bbbbb']);
    expect(valuesOf(log, 1, { maxMessages: 9, maxBytes: 24 })).toEqual(['bbbbb', 'ccccc', 'ddddd']);
    expect(valuesOf(log, 1, { maxMessages: 9, maxBytes: 23 })).toEqual(['bbbbb', 'ccccc']);
    expect(valuesOf(log, 1, { maxMessages: 9, maxBytes: 1 })).toEqual(['bbbbb']);
    expect(valuesOf(log, 99)).toEqual([]);
  });

  it('finds messages that are larger than one read of the file', () => {
    const log = open({ segmentBytes: 10_000_000 });
    const large = 'x'.repeat(700_000);
    put(log, 'before');
    put(log, large, 'between');
    put(log, large);
    put(log, 'after');
    expect(valuesOf(log).map((value) => value.length)).toEqual([6, 700_000, 7, 700_000, 5]);
    expect(valuesOf(log, 4)).toEqual(['after']);
  });

  it('goes on in another file from a size on, or after a 24th of the retention time', async () => {
    const log = open();
    put(log, 'x'.repeat(2000));
    put(log, 'a');
    expect(files()).toHaveLength(2);
    await clock.advance(hourMs);
    put(log, 'b');
    expect(files()).toHaveLength(3);
  });

  it('leaves a number out where it goes on elsewhere, so that offsets have gaps', () => {
    const log = open();
    expect([put(log, 'a', 'b'), put(log, 'c')]).toEqual([0, 2]);
    const reopened = open();
    expect(reopened.endOffset()).toBe(3);
    expect(put(reopened, 'd')).toBe(4);
    expect(valuesOf(reopened, 3)).toEqual(['d']);
  });

  it('removes files when all of their messages are older than the retention time', async () => {
    const log = open();
    put(log, 'old');
    await clock.advance(2 * hourMs);
    put(log, 'young');
    await clock.advance(22 * hourMs);
    expect(valuesOf(log)).toEqual(['old', 'young']);
    await clock.advance(1);
    expect(valuesOf(log)).toEqual(['young']);
    expect(files()).toHaveLength(1);
    expect(log.startOffset()).toBe(1);
  });

  it('never gives out an offset again after everything has gone, not even after a start', async () => {
    const log = open();
    const last = put(log, 'a', 'b', 'c') + 2;
    await clock.advance(25 * hourMs);
    expect(valuesOf(log)).toEqual([]);
    expect(log.oldestOffset()).toBeUndefined();
    expect(log.startOffset()).toBe(last + 1);
    expect(log.endOffset()).toBe(last + 1);
    expect(put(open(), 'd')).toBeGreaterThan(last);
  });

  it('finds the first message that is not older than a time', async () => {
    const log = open({ segmentBytes: 200 });
    const offsets: number[] = [];
    const start = clock.now();
    for (let minute = 0; minute < 20; minute += 1) {
      offsets.push(put(log, `minute ${minute}`));
      await clock.advance(60_000);
    }
    expect(log.offsetAtTime(start)).toBe(offsets[0]);
    expect(log.offsetAtTime(start + 60_000)).toBe(offsets[1]);
    expect(log.offsetAtTime(start + 60_001)).toBe(offsets[2]);
    expect(log.offsetAtTime(start + 19 * 60_000)).toBe(offsets[19]);
    expect(log.offsetAtTime(start + 19 * 60_000 + 1)).toBeUndefined();
    expect(open({ segmentBytes: 200 }).offsetAtTime(start + 60_001)).toBe(offsets[2]);
  });
});
