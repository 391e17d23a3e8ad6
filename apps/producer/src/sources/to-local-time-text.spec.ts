import { toLocalTimeText } from './to-local-time-text';

const at = (instant: string, timeZone = 'America/New_York'): string =>
  toLocalTimeText(Date.parse(instant) / 1000, timeZone);

describe(toLocalTimeText, () => {
  it('follows the clocks of the time zone', () => {
    expect(at('2013-01-01T06:00:00Z')).toBe('2013-01-01 01:00');
    expect(at('2013-07-01T04:00:00Z')).toBe('2013-07-01 00:00');
    expect(at('2013-07-01T04:00:00Z', 'Asia/Kolkata')).toBe('2013-07-01 09:30');
  });

  it('shows the hour that repeats in November twice', () => {
    expect(at('2013-11-03T05:00:00Z')).toBe('2013-11-03 01:00');
    expect(at('2013-11-03T06:00:00Z')).toBe('2013-11-03 01:00');
  });
});
