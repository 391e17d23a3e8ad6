import { readStoredIds } from './read-stored-ids';

describe(readStoredIds, () => {
  it('reads page after page until one is not full', async () => {
    const stored = Array.from({ length: 20_001 }, (_, index) => `EWR@${String(index).padStart(6, '0')}`);
    const execute = jest.fn((_statement: unknown, binds: Record<string, string | number> = {}) =>
      Promise.resolve({
        rows: stored
          .filter((id) => id > String(binds.last))
          .slice(0, 10_000)
          .map((id) => ({ observation_id: id })),
        hasMore: false,
      }),
    );
    expect(await readStoredIds({ execute })).toEqual(new Set(stored));
    expect(execute).toHaveBeenCalledTimes(3);
  });
});
