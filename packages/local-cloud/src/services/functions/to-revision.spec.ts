import { buildFunction } from './testing/build-function';
import { toRevision } from './to-revision';

describe(toRevision, () => {
  it.each([
    { image: 'other' },
    { imageDigest: 'sha256:other' },
    { memoryInMBs: 256 },
    { config: { A: '2', B: '1' } },
  ])('changes with what a container is made of: %p', (change) => {
    const fn = buildFunction({ config: { A: '1', B: '1' } });
    expect(toRevision({ ...fn, ...change })).not.toBe(toRevision(fn));
  });

  it('stays with a new time-out, and with the same configuration in another order', () => {
    const fn = buildFunction({ config: { A: '1', B: '2' } });
    expect(toRevision({ ...fn, timeoutInSeconds: 60, config: { B: '2', A: '1' } })).toBe(toRevision(fn));
  });
});
