import {
  encodeMessage,
  toObservationEnvelope,
  type WeatherObservation,
} from '@weather-stream/message-schema';

/** An entry as the connector sends it. */
export interface BatchEntry {
  stream: string;
  partition: string;
  key: string | null;
  value: string;
  offset: number;
  timestamp: number;
}

/** What of an observation matters to a test. */
export interface ObservationParts {
  station?: string;
  /** Hours since the beginning of 2013. */
  hour?: number;
  /** Any text, to make the document longer or stranger. */
  note?: string;
}

const startOf2013Seconds = Date.UTC(2013, 0, 1) / 1000;

/** An observation of Newark, with what the test says. */
export function buildObservation({ hour = 0, note }: ObservationParts = {}): WeatherObservation {
  return {
    location: {
      name: 'Newark',
      region: 'New Jersey',
      country: 'United States of America',
      tz_id: 'America/New_York',
    },
    current: {
      last_updated_epoch: startOf2013Seconds + hour * 3600,
      last_updated: '2013-01-01 00:00',
      temp_c: 3.9,
      condition: { text: 'Clear' },
      ...(note !== undefined && { note }),
    },
  };
}

/** A connector's entry with this observation, at this offset. */
export function buildEntry(offset: number, parts: ObservationParts = {}): BatchEntry {
  const station = parts.station ?? 'EWR';
  const observation = buildObservation({ hour: offset, ...parts });
  const message = encodeMessage(toObservationEnvelope({ station, sourceKind: 'recorded', observation }));
  return { stream: 'weatherstrm', partition: '0', offset, timestamp: 1_357_020_000_000, ...message };
}

/** A batch's body from entries of any shape. */
export const buildBody = (entries: readonly unknown[]): Buffer => Buffer.from(JSON.stringify(entries));
