import { MessageSchemaError } from './errors';
import { MAX_EPOCH_SECONDS } from './limits';

const stationIdPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const observationIdPattern = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})@(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/;

/** The two halves of an observation id. */
export interface ObservationIdParts {
  /** Station id, like `EWR`. */
  station: string;
  /** Instant of the observation, to the second. */
  observedAt: Date;
}

/** Whether `text` can name a station: 1 to 64 letters, digits, dots, underscores or hyphens, a letter or digit first. */
export function isStationId(text: string): boolean {
  return stationIdPattern.test(text);
}

/**
 * Writes an instant as ISO 8601 in UTC, to the second, like `2013-01-01T06:00:00Z`. What is finer is cut off.
 *
 * @throws MessageSchemaError `INVALID_INSTANT` for a date outside the years 1970 to 9999
 */
export function toInstantText(instant: Date): string {
  const ms = instant.getTime();
  if (!(ms >= 0 && ms < (MAX_EPOCH_SECONDS + 1) * 1000)) {
    throw new MessageSchemaError(
      'INVALID_INSTANT',
      `An observation's instant lies in the years 1970 to 9999, not at ${ms} ms of the Unix epoch.`,
    );
  }
  return `${instant.toISOString().slice(0, 19)}Z`;
}

/**
 * The id of the observation that `station` made at `observedAt`: the same observation has the same id whoever asks,
 * which is what makes a second delivery harmless.
 *
 * @returns `<station>@<instant, UTC, ISO 8601 to the second>`
 * @throws MessageSchemaError `INVALID_STATION_ID` or `INVALID_INSTANT`
 */
export function observationId(station: string, observedAt: Date): string {
  if (!isStationId(station)) {
    throw new MessageSchemaError(
      'INVALID_STATION_ID',
      `"${station.slice(0, 80)}" cannot be a station id: use 1 to 64 letters, digits, ".", "_" or "-", beginning with a letter or digit.`,
    );
  }
  return `${station}@${toInstantText(observedAt)}`;
}

/** Takes an observation id apart; `undefined` for any text that {@link observationId} cannot have made. */
export function toObservationIdParts(id: string): ObservationIdParts | undefined {
  const [, station, instant] = observationIdPattern.exec(id) ?? [];
  if (station === undefined || instant === undefined) return undefined;
  const observedAt = new Date(instant);
  const ms = observedAt.getTime();
  return ms >= 0 && toInstantText(observedAt) === instant ? { station, observedAt } : undefined;
}
