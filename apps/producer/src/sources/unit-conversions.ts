const milesPerKilometre = 1 / 1.609344;
const millimetresPerInch = 25.4;
const millibarsPerInchOfMercury = 33.8638867;

/** Rounds to `digits` decimals, as weather services print their values. */
export function roundTo(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Temperature in the other scale. */
export const toFahrenheit = (celsius: number): number => celsius * 1.8 + 32;

/** Temperature in the other scale. */
export const toCelsius = (fahrenheit: number): number => (fahrenheit - 32) / 1.8;

/** Distance or speed: km to miles, km/h to mph. */
export const toMiles = (kilometres: number): number => kilometres * milesPerKilometre;

/** Distance or speed: miles to km, mph to km/h. */
export const toKilometres = (miles: number): number => miles / milesPerKilometre;

/** Depth of water. */
export const toInches = (millimetres: number): number => millimetres / millimetresPerInch;

/** Depth of water. */
export const toMillimetres = (inches: number): number => inches * millimetresPerInch;

/** Pressure: mbar (hPa) to inches of mercury. */
export const toInchesOfMercury = (millibars: number): number => millibars / millibarsPerInchOfMercury;
