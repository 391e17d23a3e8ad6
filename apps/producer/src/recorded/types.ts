/** One row of the record, in the units in which it was written. A missing measurement is an absent field. */
export interface RecordedObservation {
  /** Airport code, like `EWR`. */
  station: string;
  /** Instant of the observation, milliseconds of the Unix epoch. */
  observedAt: number;
  /** Air temperature, °F. */
  temp_f?: number;
  /** Dew point, °F. */
  dewpoint_f?: number;
  /** Relative humidity, %. */
  humidity?: number;
  /** Where the wind comes from, degrees; 0 means calm or unknown, 360 is north. */
  wind_degree?: number;
  /** Wind speed, mph. */
  wind_mph?: number;
  /** Gust, mph. */
  gust_mph?: number;
  /** Precipitation of the hour, inch. */
  precip_in?: number;
  /** Pressure at sea level, mbar. */
  pressure_mb?: number;
  /** Visibility, mile. */
  vis_miles?: number;
}

/** The record: observations in the order of their instants, those of one instant in the order of their stations. */
export type WeatherRecord = readonly RecordedObservation[];

/** Instant (ISO 8601, UTC) of the last observation of each station that need not be published again. */
export type RecordCheckpoint = Readonly<Record<string, string>>;
