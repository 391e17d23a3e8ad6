import { createHash } from 'node:crypto';
import {
  encodeMessage,
  toObservationEnvelope,
  type ObservationEnvelope,
  type WeatherObservation,
} from '@weather-stream/message-schema';
import type { PutMessage } from './oci-tools';

/** Base64 of some text or bytes. */
export const toBase64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');

/** Hexadecimal SHA-256. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const startOf2020Seconds = Date.UTC(2020, 0, 1) / 1000;

/** An observation of one hour of 2020, which the record does not hold, with what a test changes in `current`. */
function anObservation(hour: number, current: Record<string, unknown>): WeatherObservation {
  return {
    location: {
      name: 'Newark',
      region: 'New Jersey',
      country: 'United States of America',
      tz_id: 'America/New_York',
    },
    current: {
      last_updated_epoch: startOf2020Seconds + hour * 3600,
      last_updated: '2020-01-01 00:00',
      temp_c: 3.9,
      condition: { text: 'Clear' },
      ...current,
    },
  };
}

/** The envelope of an observation of Newark. */
export const anEnvelope = (hour: number, current: Record<string, unknown> = {}): ObservationEnvelope =>
  toObservationEnvelope({
    station: 'EWR',
    sourceKind: 'recorded',
    observation: anObservation(hour, current),
  });

/** A message that the function stores. */
export const aMessage = (hour: number, current: Record<string, unknown> = {}): PutMessage =>
  encodeMessage(anEnvelope(hour, current));

/** A message of Newark with any bytes as its value. */
export const aMessageOf = (content: string | Uint8Array): PutMessage => ({
  key: toBase64('EWR'),
  value: toBase64(content),
});

/** A text of the contract's shape, exactly so many bytes long, by a note that only ASCII letters make long. */
export function aTextOfBytes(hour: number, bytes: number): string {
  const text = (note: string) => JSON.stringify(anEnvelope(hour, { note }));
  return text('x'.repeat(bytes - Buffer.byteLength(text(''))));
}
