import * as fc from 'fast-check';
import {
  fromCelsius,
  fromFahrenheit,
  fromInches,
  fromKilometresPerHour,
  fromMiles,
  fromMilesPerHour,
  fromMillibars,
  fromMillimetres,
} from './measurement-fields';

describe('measurement fields', () => {
  it('say one quantity in both units', () => {
    expect(fromCelsius('temp', -40)).toEqual({ temp_c: -40, temp_f: -40 });
    expect(fromFahrenheit('temp', 212)).toEqual({ temp_c: 100, temp_f: 212 });
    expect(fromKilometresPerHour('gust', 160.9344)).toEqual({ gust_kph: 160.9, gust_mph: 100 });
    expect(fromMilesPerHour('wind', 10.35702)).toEqual({ wind_kph: 16.7, wind_mph: 10.4 });
    expect(fromMillimetres('precip', 25.4)).toEqual({ precip_mm: 25.4, precip_in: 1 });
    expect(fromInches('precip', 0.01)).toEqual({ precip_mm: 0.25, precip_in: 0.01 });
    expect(fromMillibars('pressure', 1013.25)).toEqual({ pressure_mb: 1013.3, pressure_in: 29.92 });
    expect(fromMiles('vis', 0.25)).toEqual({ vis_km: 0.4, vis_miles: 0.25 });
  });

  it('are absent where there is no quantity', () => {
    expect(fromFahrenheit('temp', undefined)).toEqual({});
  });

  it('agree with each other whichever unit was measured', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 600 }), (tenths) => {
        const celsius = tenths / 10;
        const { temp_f: fahrenheit = 0 } = fromCelsius('temp', celsius);
        const { temp_c: back = 0 } = fromFahrenheit('temp', fahrenheit);
        expect(Math.abs(back - celsius)).toBeLessThanOrEqual(0.1);
      }),
    );
  });
});
