import fc from 'fast-check';
import { sparkline } from './sparkline';

describe(sparkline, () => {
  it('draws the least value lowest and the greatest highest', () => {
    expect(sparkline([1, 2, 3, 4, 5, 6, 7, 8])).toBe('▁▂▃▄▅▆▇█');
  });

  it('leaves a gap where a value is not known', () => {
    expect(sparkline([0, undefined, 10])).toBe('▁ █');
  });

  it('draws equal values in the middle', () => {
    expect(sparkline([7, 7])).toBe('▄▄');
  });

  it('has one character a value, whatever the values', () => {
    const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 50 }), (values) => sparkline(values).length === values.length),
    );
  });
});
