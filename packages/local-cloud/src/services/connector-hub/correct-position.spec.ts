import * as fc from 'fast-check';
import { correctPosition } from './correct-position';

describe(correctPosition, () => {
  it('leaves a position alone that can be read from', () => {
    expect(correctPosition(5, 3, 9)).toEqual({ position: 5, lostAtMost: 0 });
    expect(correctPosition(9, 3, 9)).toEqual({ position: 9, lostAtMost: 0 });
  });

  it('goes to the oldest message when retention was faster, and counts what is lost', () => {
    expect(correctPosition(2, 10, 12)).toEqual({ position: 10, lostAtMost: 8 });
  });

  it('goes back to the end when the stream has lost its tail', () => {
    expect(correctPosition(20, 3, 12)).toEqual({ position: 12, lostAtMost: 0 });
  });

  it('always ends between the oldest message and the end', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (position, oldest, more) => {
        const corrected = correctPosition(position, oldest, oldest + more);
        expect(corrected.position).toBeGreaterThanOrEqual(oldest);
        expect(corrected.position).toBeLessThanOrEqual(oldest + more);
        expect(corrected.lostAtMost).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
