const askedPause = /next request can be made in (\d+) ?ms/i;

/** Longest pause that is taken from an answer, in milliseconds: a wrong number must not stop the producer for days. */
const maxRequestedDelayMs = 60_000;

/**
 * Reads the pause that OCI Streaming asks for in the text of a throttled entry or answer: "… throttled because bytes
 * limit exhausted, next request can be made in 250 ms".
 *
 * @returns milliseconds, or `undefined` when the text asks for none
 */
export function requestedDelayMs(text: string | undefined): number | undefined {
  const asked = askedPause.exec(text ?? '')?.[1];
  return asked === undefined ? undefined : Math.min(Number(asked), maxRequestedDelayMs);
}
