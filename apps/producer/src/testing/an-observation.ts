import type { WeatherObservation } from '@weather-stream/message-schema';

/** When the observations of the tests begin. */
export const firstHour = new Date('2013-01-01T06:00:00Z');

/** An observation `hours` after the first, with further measurements. */
export const anObservation = (
  hours = 0,
  current: Partial<WeatherObservation['current']> = {},
): WeatherObservation => ({
  location: { name: 'Newark', region: 'New Jersey', country: 'United States of America' },
  current: {
    last_updated_epoch: firstHour.getTime() / 1000 + hours * 3600,
    temp_c: 3.9,
    wind_kph: 16.7,
    condition: { text: 'Partly cloudy' },
    ...current,
  },
});
