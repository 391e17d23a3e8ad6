import * as fc from 'fast-check';
import { isTooFarAhead } from './is-too-far-ahead';

const now = new Date('2026-06-01T12:00:00Z');

describe(isTooFarAhead, () => {
  it.each([
    ['now', '2026-06-01T12:00:00Z', false],
    ['an hour ahead, as summer time misread', '2026-06-01T13:00:00Z', false],
    ['a second more', '2026-06-01T13:00:01Z', true],
    ['next year', '2027-06-01T12:00:00Z', true],
    ['the recorded year', '2013-01-01T06:00:00Z', false],
  ])('judges %s', (_what, instant, expected) => {
    expect(isTooFarAhead(new Date(instant), now)).toBe(expected);
  });

  it('never judges the past, and once false stays false as time goes on', () => {
    const ms = fc.integer({ min: 0, max: 253_402_300_799_000 });
    fc.assert(
      fc.property(ms, ms, ms, (instant, clock, later) => {
        const judge = (at: number) => isTooFarAhead(new Date(instant), new Date(at));
        if (instant <= clock) expect(judge(clock)).toBe(false);
        if (later >= clock && !judge(clock)) expect(judge(later)).toBe(false);
      }),
    );
  });
});
