import * as fc from 'fast-check';
import { toCompassPoint } from './to-compass-point';

describe(toCompassPoint, () => {
  it.each([
    [0, 'N'],
    [11, 'N'],
    [12, 'NNE'],
    [90, 'E'],
    [225, 'SW'],
    [348, 'NNW'],
    [349, 'N'],
    [360, 'N'],
  ])('%i degrees are %s', (degrees, point) => {
    expect(toCompassPoint(degrees)).toBe(point);
  });

  it('is the same after a full turn', () => {
    fc.assert(
      fc.property(fc.integer({ min: -720, max: 720 }), (degrees) => {
        expect(toCompassPoint(degrees)).toBe(toCompassPoint(degrees + 360));
      }),
    );
  });
});
