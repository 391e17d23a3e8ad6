import { createLogBook } from './create-log-book';

const buildEntry = (line: string) => ({ source: 'cloud' as const, id: 'id', name: 'name', line });

describe(createLogBook, () => {
  it('gives what came after an entry, the oldest first', () => {
    const book = createLogBook(() => 1000);
    for (const line of ['a', 'b', 'c']) book.append(buildEntry(line));
    const [first] = book.readAfter(0);
    expect(book.readAfter(first?.seq ?? 0).map(({ line }) => line)).toEqual(['b', 'c']);
    expect(first).toMatchObject({ time: '1970-01-01T00:00:01.000Z', line: 'a' });
  });

  it('keeps the last ten thousand', () => {
    const book = createLogBook(() => 0);
    for (let line = 0; line < 25_000; line += 1) book.append(buildEntry(String(line)));
    const lines = book.readAfter(-1).map(({ line }) => Number(line));
    expect(lines).toEqual(Array.from({ length: 10_000 }, (_, index) => 15_000 + index));
  });

  it('goes on counting where an earlier one, started before, has stopped', () => {
    const earlier = createLogBook(() => 1000);
    earlier.append(buildEntry('before'));
    const later = createLogBook(() => 5000);
    later.append(buildEntry('after'));
    expect(later.readAfter(earlier.readAfter(0).at(-1)?.seq ?? 0)).toHaveLength(1);
  });
});
