/** What the data plane must know of a stream. */
export interface StreamDescription {
  id: string;
  name: string;
  /** How many there are: their ids are `"0"` to `partitions - 1`. */
  partitions: number;
  retentionInHours: number;
  compartmentId: string;
  /** Milliseconds since the Unix epoch. */
  timeCreated: number;
}

/** Finds an active stream. */
export type FindStream = (streamId: string) => StreamDescription | undefined;

/** A message as it lies in its partition. */
export interface StoredMessage {
  /** Rises within the partition, with gaps. */
  offset: number;
  /** When it was stored, in milliseconds since the Unix epoch. */
  timestamp: number;
  /** `null` when the producer gave none. */
  key: Buffer | null;
  value: Buffer;
}

/** How much one read may return; the first message is returned whatever its size. */
export interface ReadLimits {
  maxMessages: number;
  /** Of decoded keys and values. */
  maxBytes: number;
}
