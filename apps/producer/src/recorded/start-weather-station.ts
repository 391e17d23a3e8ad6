import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WeatherObservation } from '@weather-stream/message-schema';
import { newYorkAirports, type Station } from '@weather-stream/runtime-config';
import type { Clock } from '@weather-stream/service-kit';
import { answerCurrent, stationErrors, type KeyState, type StationAnswer } from './answer-current';
import { createRecordReader } from './create-record-reader';
import { createStationTime, type StationMode } from './create-station-time';
import { findStation } from './find-station';
import { toRecordedDocument } from './to-recorded-document';
import type { WeatherRecord } from './types';

/** What {@link startWeatherStation} needs. */
export interface WeatherStationOptions {
  record: WeatherRecord;
  clock: Clock;
  /** How the station's time passes. */
  mode: StationMode;
  /** First instant, milliseconds of the Unix epoch. @default the record's beginning */
  startAt?: number;
  /** Places that the record speaks of. @default the three airports */
  stations?: readonly Station[];
  /** API keys that were given out. @default one valid key, {@link WeatherStation.apiKey} */
  keys?: Readonly<Record<string, KeyState>>;
  /** Port on the loopback interface. @default 0, any free one */
  port?: number;
}

/** A running weather station. */
export interface WeatherStation {
  /** Base URL for a client of WeatherAPI.com, like `http://127.0.0.1:40123/v1`. */
  url: string;
  /** The key that is valid unless other keys were given out. */
  apiKey: string;
  /** Goes on by one recorded hour. */
  step(): void;
  /** The station's time, and whether the record has ended. */
  position(): { instant: Date; isAtEnd: boolean };
  /** Stops answering and cuts open connections. */
  close(): Promise<void>;
}

const standardKey = 'recorded';
const path = '/v1/current.json';

const notImplemented: StationAnswer = {
  status: 501,
  body: { error: { code: 9999, message: 'The recorded weather station answers current.json only.' } },
};

/** Answers one request; `toAnswer` gets the parameters of a request for the current weather. */
function route(
  { method, url = '' }: IncomingMessage,
  toAnswer: (parameters: URLSearchParams) => StationAnswer,
): StationAnswer {
  const target = URL.canParse(url, 'http://station') ? new URL(url, 'http://station') : undefined;
  if (target === undefined || method !== 'GET') return stationErrors.urlInvalid;
  if (target.pathname === path) return toAnswer(target.searchParams);
  return /^\/v1\/[a-z]+\.json$/.test(target.pathname) ? notImplemented : stationErrors.urlInvalid;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Starts a server that answers `current.json` from the record exactly as WeatherAPI.com does, on this machine only. */
export async function startWeatherStation(options: WeatherStationOptions): Promise<WeatherStation> {
  const {
    record,
    clock,
    mode,
    stations = newYorkAirports,
    keys = { [standardKey]: 'valid' },
    port = 0,
  } = options;
  const startAt = options.startAt ?? record[0]?.observedAt ?? 0;
  const endAt = Math.max(record.at(-1)?.observedAt ?? 0, startAt);
  const time = createStationTime({ mode, clock, startAt, endAt });
  const readRecord = createRecordReader(record);
  const findKey = (key: string): KeyState | undefined => new Map(Object.entries(keys)).get(key);
  const findCurrent = (query: string): WeatherObservation | undefined => {
    const now = time.now();
    const station = findStation(stations, query);
    const recorded = station === undefined ? undefined : readRecord(station.id, now);
    return station && recorded && toRecordedDocument(recorded, station, now);
  };

  const server = createServer((request, response) => {
    const { status, body } = route(request, (parameters) =>
      answerCurrent(parameters, { findKey, findCurrent }),
    );
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const url = `http://127.0.0.1:${await listen(server, port)}/v1`;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const position = (): ReturnType<WeatherStation['position']> => ({
    instant: new Date(time.now()),
    isAtEnd: time.now() >= endAt,
  });
  return { url, apiKey: standardKey, step: () => time.step(), position, close };
}
