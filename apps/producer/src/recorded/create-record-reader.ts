import type { RecordedObservation, WeatherRecord } from './types';

/** Answers what a station last observed at an instant. */
export type RecordReader = (station: string, instantMs: number) => RecordedObservation | undefined;

function findLatest(
  observations: readonly RecordedObservation[],
  instantMs: number,
): RecordedObservation | undefined {
  let [low, high] = [0, observations.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((observations[middle]?.observedAt ?? Infinity) <= instantMs) low = middle + 1;
    else high = middle;
  }
  return observations[low - 1];
}

/** Makes a reader that finds an observation among many thousands by halving. */
export function createRecordReader(record: WeatherRecord): RecordReader {
  const byStation = new Map<string, RecordedObservation[]>();
  for (const observation of record) {
    const known = byStation.get(observation.station);
    if (known === undefined) byStation.set(observation.station, [observation]);
    else known.push(observation);
  }
  return (station, instantMs) => findLatest(byStation.get(station) ?? [], instantMs);
}
