/**
 * Texts of the WMO weather interpretation codes that Open-Meteo answers (https://open-meteo.com/en/docs), in the
 * words of WeatherAPI.com's list of conditions where it has the same thing.
 */
const texts: Readonly<Record<number, string | readonly [day: string, night: string]>> = {
  0: ['Sunny', 'Clear'],
  1: ['Mostly sunny', 'Mostly clear'],
  2: 'Partly cloudy',
  3: 'Overcast',
  45: 'Fog',
  48: 'Freezing fog',
  51: 'Light drizzle',
  53: 'Moderate drizzle',
  55: 'Heavy drizzle',
  56: 'Freezing drizzle',
  57: 'Heavy freezing drizzle',
  61: 'Light rain',
  63: 'Moderate rain',
  65: 'Heavy rain',
  66: 'Light freezing rain',
  67: 'Moderate or heavy freezing rain',
  71: 'Light snow',
  73: 'Moderate snow',
  75: 'Heavy snow',
  77: 'Snow grains',
  80: 'Light rain shower',
  81: 'Moderate rain shower',
  82: 'Torrential rain shower',
  85: 'Light snow showers',
  86: 'Moderate or heavy snow showers',
  95: 'Thunderstorm',
  96: 'Thunderstorm with light hail',
  99: 'Thunderstorm with heavy hail',
};

/** The text of a WMO code, by day or by night; a code that is not in the table keeps its number. */
export function toWmoConditionText(code: number, isDay: boolean): string {
  const text = texts[code] ?? `WMO code ${code}`;
  return typeof text === 'string' ? text : text[isDay ? 0 : 1];
}
