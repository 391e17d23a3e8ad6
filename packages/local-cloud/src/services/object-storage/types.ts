/** Everything about an object but its content. */
export interface ObjectHead {
  name: string;
  size: number;
  /** Base64. */
  md5: string;
  etag: string;
  /** Headers that came with it and go with it: `content-type` and such, and `opc-meta-…`. */
  headers: Record<string, string>;
  storageTier: string;
  /** Milliseconds since the Unix epoch. */
  timeCreated: number;
  /** Milliseconds since the Unix epoch. */
  timeModified: number;
}
