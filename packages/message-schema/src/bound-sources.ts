const wmo = 'World Meteorological Organization, World Weather and Climate Extremes Archive';

/** The record or definition behind a physical bound. Apart from the bounds, so that no program has to carry the words. */
export const boundSources = {
  temperature: `${wmo}: -89.2 °C Vostok 1983, 56.7 °C Furnace Creek 1913; with a margin for new records`,
  felt: 'wind chill at the coldest and heat index at the most humid recorded air, with a wide margin',
  dew: `dew point: 35 °C Dhahran 2003 is the highest reported; the lowest follow the coldest air; with a margin`,
  wet: 'wet bulb: between the coldest air and about 36 °C, the highest reported; with a margin',
  wind: `${wmo}: gust of 113.3 m/s (408 km/h) Barrow Island 1996; 10 % more`,
  pressure: `${wmo}: at sea level 870 hPa Typhoon Tip 1979, 1089.4 hPa Tosontsengel 2004; with a margin`,
  rain: `${wmo}: 1825 mm in 24 hours Foc-Foc 1966; a little more`,
  sight: 'the longest lines of sight photographed on Earth are under 500 km',
  fraction: 'a share of the whole',
  flag: 'no or yes',
  circle: 'a full circle',
  uv: 'UV index 43.3, Licancabur 2003, is the highest reported',
  latitude: 'from pole to pole',
  longitude: 'around the Earth',
} as const;

/** Name of one of {@link boundSources}. */
export type BoundSource = keyof typeof boundSources;
