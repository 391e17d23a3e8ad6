import * as z from 'zod/mini';
import type { ValueKind } from './value-kinds';

/** A place whose weather is observed. */
export interface Station {
  /** The message's key: 1 to 64 letters, digits, dots, underscores or hyphens. */
  id: string;
  name: string;
  region: string;
  country: string;
  /** Degrees north. */
  lat: number;
  /** Degrees east. */
  lon: number;
  /** IANA time zone, like `America/New_York`. */
  tzId: string;
}

const country = 'United States of America';
const tzId = 'America/New_York';

/** The three airports of the recorded year; also what is polled when nothing else is set. */
export const newYorkAirports: readonly [newark: Station, kennedy: Station, laGuardia: Station] = [
  {
    id: 'EWR',
    name: 'Newark Liberty Intl',
    region: 'New Jersey',
    country,
    lat: 40.6925,
    lon: -74.168667,
    tzId,
  },
  {
    id: 'JFK',
    name: 'John F Kennedy Intl',
    region: 'New York',
    country,
    lat: 40.639751,
    lon: -73.778925,
    tzId,
  },
  { id: 'LGA', name: 'La Guardia', region: 'New York', country, lat: 40.777245, lon: -73.872608, tzId },
];

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const name = z.string().check(z.minLength(1), z.maxLength(200));

const stationSchema: z.ZodMiniType<Station> = z.strictObject({
  id: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)),
  name,
  region: z.string(),
  country: z.string(),
  lat: z.number().check(z.minimum(-90), z.maximum(90)),
  lon: z.number().check(z.minimum(-180), z.maximum(180)),
  tzId: z.string().check(z.refine(isTimeZone)),
});

const hasUniqueIds = (stations: readonly Station[]): boolean =>
  new Set(stations.map(({ id }) => id)).size === stations.length;

const stationsSchema = z
  .array(stationSchema)
  .check(z.minLength(1), z.maxLength(1000), z.refine(hasUniqueIds, 'two stations have the same id'));

function parseJson(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** A JSON array of stations. */
export const stationList: ValueKind<readonly Station[]> = {
  expected: 'a JSON array of 1 to 1000 stations {"id","name","region","country","lat","lon","tzId"}',
  read: (text) => z.safeParse(stationsSchema, parseJson(text)?.json).data,
  explain: (text) => {
    const parsed = parseJson(text);
    if (parsed === undefined) return 'it is not JSON';
    const issue = z.safeParse(stationsSchema, parsed.json).error?.issues[0];
    if (issue === undefined) return undefined;
    const place = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') return `${place} has the unknown field ${issue.keys.join(', ')}`;
    return place === '' ? issue.message : `${place} is missing or not allowed`;
  },
};
