import type { Station } from '@weather-stream/runtime-config';

/** Kilometres within which coordinates mean a station. */
const reachKm = 25;
const kmPerDegree = 111.2;

function toCoordinates(query: string): readonly [lat: number, lon: number] | undefined {
  const [, lat, lon] = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(query) ?? [];
  return lat === undefined || lon === undefined ? undefined : [Number(lat), Number(lon)];
}

/** Distance on a plane that touches the Earth at the station: good to metres within the reach. */
function distanceKm(station: Station, [lat, lon]: readonly [number, number]): number {
  const north = (station.lat - lat) * kmPerDegree;
  const east = (station.lon - lon) * kmPerDegree * Math.cos((station.lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

/**
 * Finds the station that WeatherAPI.com's `q` means: coordinates (`40.69,-74.17`, the nearest station within 25 km),
 * an airport code (`iata:EWR`), or the code alone.
 */
export function findStation(stations: readonly Station[], query: string): Station | undefined {
  const coordinates = toCoordinates(query);
  if (coordinates === undefined) {
    const code = query
      .trim()
      .toUpperCase()
      .replace(/^IATA:/, '');
    return stations.find(({ id }) => id === code);
  }
  return stations
    .map((station) => ({ station, km: distanceKm(station, coordinates) }))
    .filter(({ km }) => km <= reachKm)
    .sort((a, b) => a.km - b.km)[0]?.station;
}
