import fc from 'fast-check';
import { accountRun, type PublishedMessage, type RunFacts } from './account-run';

const facts = (partial: Partial<RunFacts>): RunFacts => ({
  published: [],
  rejected: [],
  storedBefore: new Set(),
  storedNow: new Set(),
  ...partial,
});
const put = (observationId: string, offset: number): PublishedMessage => ({
  observationId,
  position: `weatherstrm/0/${offset}`,
});

describe(accountRun, () => {
  it('finds each observation in its one place', () => {
    const account = accountRun({
      published: [put('a', 0), put('b', 1), put('c', 2)],
      rejected: [{ rejectionId: 'weatherstrm/0/2' }, { rejectionId: 'producer/d', observationId: 'd' }],
      storedBefore: new Set(['b']),
      storedNow: new Set(['a', 'b']),
    });
    expect(account).toEqual({ published: 4, stored: 1, rejected: 2, duplicates: 1, unaccounted: [] });
  });

  it('counts an observation once that was put twice after a lost answer', () => {
    const account = accountRun(facts({ published: [put('a', 0), put('a', 1)], storedNow: new Set(['a']) }));
    expect(account).toMatchObject({ published: 1, stored: 1, unaccounted: [] });
  });

  it('counts a redelivered rejection once', () => {
    const rejection = { rejectionId: 'weatherstrm/0/0' };
    expect(accountRun(facts({ published: [put('a', 0)], rejected: [rejection, rejection] }))).toMatchObject({
      published: 1,
      rejected: 1,
      unaccounted: [],
    });
  });

  it('counts an observation once that the producer set aside twice after a lost answer', () => {
    const rejection = { rejectionId: 'producer/a', observationId: 'a' };
    expect(accountRun(facts({ rejected: [rejection, rejection] }))).toMatchObject({
      published: 1,
      rejected: 1,
      unaccounted: [],
    });
  });

  it('does not account for an observation that is nowhere', () => {
    expect(accountRun(facts({ published: [put('a', 0)] })).unaccounted).toEqual(['a']);
  });

  it('does not account for an observation that is in two places', () => {
    const account = accountRun(
      facts({
        published: [put('a', 0)],
        rejected: [{ rejectionId: 'weatherstrm/0/0' }],
        storedNow: new Set(['a']),
      }),
    );
    expect(account.unaccounted).toEqual(['a']);
  });

  it('knows a message that cannot be read by its position', () => {
    const account = accountRun(
      facts({ published: [{ position: 'weatherstrm/0/7' }], rejected: [{ rejectionId: 'weatherstrm/0/7' }] }),
    );
    expect(account).toMatchObject({ published: 1, rejected: 1, unaccounted: [] });
  });

  it('always adds up', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const ids = fc.array(id).map((values) => new Set(values));
    const position = fc.nat(8).map((offset) => `weatherstrm/0/${offset}`);
    const message = fc.tuple(fc.option(id, { nil: undefined }), position).map(([observationId, at]) => ({
      position: at,
      ...(observationId !== undefined && { observationId }),
    }));
    const rejection = fc
      .oneof(
        position,
        id.map((value) => `producer/${value}`),
      )
      .map((rejectionId) => ({ rejectionId }));
    fc.assert(
      fc.property(
        fc.array(message),
        fc.array(rejection),
        ids,
        ids,
        (published, rejected, storedBefore, later) => {
          const storedNow = new Set([...storedBefore, ...later]);
          const account = accountRun({ published, rejected, storedBefore, storedNow });
          expect(account.stored + account.rejected + account.duplicates + account.unaccounted.length).toBe(
            account.published,
          );
        },
      ),
    );
  });
});
