/** Where the observations of some runs are, all of it by observation id. */
export interface DeliveryFacts {
  /** What was to be published, in the record's order. */
  record: readonly string[];
  /** What lies on the stream, in the order of its offsets; an observation may be there more than once. */
  published: readonly string[];
  /** One entry for each row of the database. */
  stored: readonly string[];
  /** One entry for each rejection. */
  rejected: readonly string[];
}

const stationOf = (id: string) => id.slice(0, id.indexOf('@'));

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

function byStation(ids: readonly string[]): Map<string, string[]> {
  const stations = new Map<string, string[]>();
  for (const id of ids) stations.set(stationOf(id), [...(stations.get(stationOf(id)) ?? []), id]);
  return stations;
}

/** Observations of one station whose first appearance on the stream is before that of an earlier one. */
function outOfOrder(record: readonly string[], published: readonly string[]): string[] {
  const place = new Map(record.map((id, index) => [id, index]));
  const firsts = [...new Set(published)].map((id) => ({ id, place: place.get(id) ?? -1 }));
  return firsts
    .filter((first, index) => index > 0 && first.place < (firsts[index - 1]?.place ?? -1))
    .map(({ id }) => id);
}

/**
 * Says what is wrong with a delivery; nothing when each observation of the record, up to the last one of its station that
 * got anywhere, is in exactly one place, once, and the stream keeps the order of each station.
 */
export function findDeliveryFaults({ record, published, stored, rejected }: DeliveryFacts): string[] {
  const known = new Set(record);
  const [onStream, inDatabase, setAside] = [new Set(published), new Set(stored), new Set(rejected)];
  const isSomewhere = (id: string) => onStream.has(id) || inDatabase.has(id) || setAside.has(id);
  const publishedOf = byStation(published);
  const faults = [
    ...repeated(stored).map((id) => `${id} is stored twice`),
    ...repeated(rejected).map((id) => `${id} is rejected twice`),
    ...[...inDatabase].filter((id) => setAside.has(id)).map((id) => `${id} is both stored and rejected`),
    ...[...inDatabase]
      .filter((id) => !onStream.has(id))
      .map((id) => `${id} is stored and was never published`),
    ...[...new Set([...published, ...stored, ...rejected])]
      .filter((id) => !known.has(id))
      .map((id) => `${id} is not in the record`),
  ];
  for (const [station, ids] of byStation(record)) {
    const untilLast = ids.slice(0, ids.findLastIndex(isSomewhere) + 1);
    const lost = untilLast.filter((id) => !inDatabase.has(id) && !setAside.has(id));
    faults.push(...lost.map((id) => `${id} is nowhere`));
    faults.push(...outOfOrder(ids, publishedOf.get(station) ?? []).map((id) => `${id} is out of order`));
  }
  return faults;
}
