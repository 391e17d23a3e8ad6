/** One message that this run put on the stream. */
export interface PublishedMessage {
  /** Observation id, when the message can be read. */
  observationId?: string;
  /** `<stream name>/<partition>/<offset>`: what a rejection by the function names. */
  position: string;
}

/** One message of the rejected stream. */
export interface RejectedEntry {
  /** `<stream name>/<partition>/<offset>`, or `producer/<observation id>` for what never reached the stream. */
  rejectionId: string;
  observationId?: string;
}

/** What the account is made from: everything is read back from the streams and the database. */
export interface RunFacts {
  published: readonly PublishedMessage[];
  rejected: readonly RejectedEntry[];
  /** Observation ids in the database before the run. */
  storedBefore: ReadonlySet<string>;
  /** Observation ids in the database now. */
  storedNow: ReadonlySet<string>;
}

/** Where the observations of a run ended: `published = stored + rejected + duplicates + unaccounted.length`. */
export interface RunAccount {
  /** Observations put on either stream, each counted once however often it was put. */
  published: number;
  stored: number;
  rejected: number;
  /** Already in the database before this run. */
  duplicates: number;
  /** Observations without their one final place. */
  unaccounted: string[];
}

type Place = 'stored' | 'rejected' | 'duplicates' | 'unaccounted';

const producerPrefix = 'producer/';

/** Groups the puts of one observation; a message that cannot be read is known by its position. */
function positionsById(published: readonly PublishedMessage[]): Map<string, string[]> {
  const positions = new Map<string, string[]>();
  for (const { observationId, position } of published) {
    const id = observationId ?? position;
    positions.set(id, [...(positions.get(id) ?? []), position]);
  }
  return positions;
}

/**
 * Says where each observation of a run ended. Redeliveries and repeated puts change nothing: an observation counts
 * once, also one that was set aside twice, and one that is both stored and rejected has no *one* place.
 */
export function accountRun({ published, rejected, storedBefore, storedNow }: RunFacts): RunAccount {
  const rejections = new Set(rejected.map(({ rejectionId }) => rejectionId));
  const places = new Map<string, Place>();
  for (const [id, positions] of positionsById(published)) {
    const isRejected = positions.some((position) => rejections.has(position));
    if (isRejected === storedNow.has(id)) places.set(id, 'unaccounted');
    else if (isRejected) places.set(id, 'rejected');
    else places.set(id, storedBefore.has(id) ? 'duplicates' : 'stored');
  }
  for (const rejectionId of rejections) {
    if (!rejectionId.startsWith(producerPrefix)) continue;
    const id = rejectionId.slice(producerPrefix.length);
    places.set(id, places.has(id) || storedNow.has(id) ? 'unaccounted' : 'rejected');
  }
  const count = (place: Place) => [...places.values()].filter((value) => value === place).length;
  return {
    published: places.size,
    stored: count('stored'),
    rejected: count('rejected'),
    duplicates: count('duplicates'),
    unaccounted: [...places].filter(([, place]) => place === 'unaccounted').map(([id]) => id),
  };
}
