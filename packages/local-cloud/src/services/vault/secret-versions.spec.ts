import fc from 'fast-check';
import {
  addVersion,
  promoteVersion,
  secretStages,
  type SecretStage,
  type SecretVersion,
} from './secret-versions';

type Step = { kind: 'add'; stage: 'CURRENT' | 'PENDING' } | { kind: 'promote'; pick: number };

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('add' as const),
      stage: fc.constantFrom('CURRENT' as const, 'PENDING' as const),
    }),
    fc.record({ kind: fc.constant('promote' as const), pick: fc.nat() }),
  ),
);

const first = (): SecretVersion[] => addVersion([], { content: 'Zmlyc3Q=', timeCreated: 0 });

function apply(versions: SecretVersion[], step: Step): SecretVersion[] {
  if (step.kind === 'add') return addVersion(versions, { content: '', timeCreated: 0, stage: step.stage });
  return promoteVersion(versions, (step.pick % versions.length) + 1);
}

const count = (versions: readonly SecretVersion[], stage: SecretStage): number =>
  versions.filter(({ stages }) => stages.includes(stage)).length;

describe('the versions of a secret', () => {
  it('have one CURRENT and one LATEST, at most one PENDING and PREVIOUS, and each some stage, whatever happens', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const versions = history.reduce(apply, first());
        expect(count(versions, 'CURRENT')).toBe(1);
        expect(count(versions, 'LATEST')).toBe(1);
        expect(count(versions, 'PENDING')).toBeLessThanOrEqual(1);
        expect(count(versions, 'PREVIOUS')).toBeLessThanOrEqual(1);
        for (const { stages } of versions) {
          expect(stages.length).toBeGreaterThan(0);
          if (stages.includes('DEPRECATED')) expect(stages).toEqual(['DEPRECATED']);
          expect(secretStages).toEqual(expect.arrayContaining(stages));
        }
      }),
    );
  });

  it('are numbered from one without gaps, the newest LATEST', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const versions = history.reduce(apply, first());
        expect(versions.map(({ versionNumber }) => versionNumber)).toEqual(
          versions.map((_, index) => index + 1),
        );
        expect(versions.at(-1)?.stages).toContain('LATEST');
      }),
    );
  });

  it('go back to an earlier content by promoting it', () => {
    const two = addVersion(first(), { content: 'c2Vjb25k', timeCreated: 1 });
    const back = promoteVersion(two, 1);
    expect(back.map(({ stages }) => stages)).toEqual([['CURRENT'], ['PREVIOUS', 'LATEST']]);
  });

  it('refuse a name that another version has', () => {
    const named = addVersion([], { content: '', timeCreated: 0, name: 'a' });
    expect(() => addVersion(named, { content: '', timeCreated: 0, name: 'a' })).toThrow(
      'secretContent.name a',
    );
  });
});
