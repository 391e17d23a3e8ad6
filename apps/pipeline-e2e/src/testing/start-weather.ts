import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that speaks WeatherAPI.com's `current.json`, on this machine. */
export interface Weather {
  /** What `WEATHER_API_URL` shall be. */
  url: string;
  close: () => Promise<void>;
}

/** What every place shows. */
const current = {
  last_updated_epoch: Date.UTC(2026, 0, 1) / 1000,
  last_updated: '2025-12-31 19:00',
  temp_c: 3.5,
  temp_f: 38.3,
  condition: { text: 'Clear' },
};

/**
 * Starts it.
 *
 * @param refuses whether the place of these coordinates (`lat,lon`) is answered with 401
 */
export async function startWeather(refuses: (place: string) => boolean): Promise<Weather> {
  const server = createServer(({ url = '' }, response) => {
    const place = new URL(url, 'http://weather').searchParams.get('q') ?? '';
    const isRefused = refuses(place);
    const location = { name: 'Somewhere', region: 'New York', country: 'United States of America' };
    response.writeHead(isRefused ? 401 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(isRefused ? { error: { code: 2006, message: 'refused' } } : { location, current }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
