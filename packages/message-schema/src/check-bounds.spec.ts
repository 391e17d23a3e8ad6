import { checkBounds, toBoundViolationText } from './check-bounds';
import { measurementBounds } from './measurement-bounds';
import { anObservation } from './testing/observations';
import { weatherObservationSchema } from './weather-observation';

describe(checkBounds, () => {
  it('finds nothing in an ordinary observation', () => {
    expect(checkBounds(anObservation())).toEqual([]);
  });

  it('finds the wind of 1048 mph that the record of 2013 holds, in both units', () => {
    expect(
      checkBounds(anObservation({ wind_mph: 1048.4, wind_kph: 1687.2 })).map(({ field }) => field),
    ).toEqual(['current.wind_kph', 'current.wind_mph']);
  });

  it.each([
    ['the coldest air, Vostok 1983', { temp_c: -89.2, temp_f: -128.6 }],
    ['the hottest air, Furnace Creek 1913', { temp_c: 56.7, temp_f: 134 }],
    ['the strongest gust, Barrow Island 1996', { gust_kph: 408, gust_mph: 253 }],
    ['the lowest pressure, Typhoon Tip 1979', { pressure_mb: 870, pressure_in: 25.69 }],
    ['the highest pressure, Tosontsengel 2004', { pressure_mb: 1089.4, pressure_in: 32.17 }],
    ['the wettest day, Foc-Foc 1966', { precip_mm: 1825, precip_in: 71.85 }],
    ['the highest dew point, Dhahran 2003', { dewpoint_c: 35, dewpoint_f: 95 }],
    ['the highest UV index, Licancabur 2003', { uv: 43.3 }],
    ['the ends of percentages and of the circle', { humidity: 100, cloud: 0, wind_degree: 360 }],
  ])('lets a world record pass: %s', (_record, current) => {
    expect(checkBounds(anObservation(current))).toEqual([]);
  });

  it.each([
    { temp_c: -273.2 },
    { temp_f: 451 },
    { humidity: 100.1 },
    { humidity: -1 },
    { wind_degree: 361 },
    { pressure_mb: 0 },
    { precip_in: -0.01 },
    { vis_km: -9999 },
    { gust_mph: -1 },
  ])('finds %j', (current) => {
    expect(checkBounds(anObservation(current))).toHaveLength(1);
  });

  it('finds coordinates that are not on Earth', () => {
    const observation = { ...anObservation(), location: { name: 'x', lat: 90.1, lon: -181 } };
    expect(toBoundViolationText(checkBounds(observation))).toBe(
      'location.lat is 90.1, possible is -90 to 90 °; location.lon is -181, possible is -180 to 180 °',
    );
  });
});

describe('the table of bounds', () => {
  const current = Object.keys(weatherObservationSchema.shape.current.shape);

  it('speaks only of fields of the contract', () => {
    expect(Object.keys(measurementBounds).filter((name) => !current.includes(name))).toEqual([]);
  });

  it.each([
    ['_c', '_f', (c: number) => c * 1.8 + 32],
    ['_kph', '_mph', (kph: number) => kph / 1.609344],
    ['_mb', '_in', (mb: number) => mb / 33.8639],
    ['_mm', '_in', (mm: number) => mm / 25.4],
    ['_km', '_miles', (km: number) => km / 1.609344],
  ])('says the same in %s and %s', (metric, imperial, convert) => {
    const bounds: Record<string, { min: number; max: number }> = measurementBounds;
    const pairs = Object.keys(bounds).flatMap((name) => {
      const other = name.endsWith(metric) ? bounds[name.slice(0, -metric.length) + imperial] : undefined;
      const own = bounds[name];
      return own === undefined || other === undefined ? [] : [[own, other] as const];
    });
    expect(pairs.length).toBeGreaterThan(0);
    for (const [own, other] of pairs) {
      expect(Math.abs(convert(own.min) - other.min)).toBeLessThan(0.5);
      expect(Math.abs(convert(own.max) - other.max)).toBeLessThan(0.5);
    }
  });
});
