/** How many bytes may be pending at once. */
export interface ByteBudget {
  /**
   * Waits until `bytes` are free, in the order of the calls, and takes them. What is larger than the whole budget is let
   * in alone.
   *
   * @returns false when the budget was closed first
   */
  take(bytes: number): Promise<boolean>;
  /** Gives bytes back. */
  give(bytes: number): void;
  /** How many callers wait. */
  waiting(): number;
  /** Turns away who waits, and who comes. */
  close(): void;
}

/** Makes a {@link ByteBudget} of `maxBytes`. */
export function createByteBudget(maxBytes: number): ByteBudget {
  let taken = 0;
  let isClosed = false;
  let line: { bytes: number; enter: (isIn: boolean) => void }[] = [];
  const fits = (bytes: number) => taken === 0 || taken + bytes <= maxBytes;
  const letIn = () => {
    for (let [first] = line; first !== undefined && fits(first.bytes); [first] = line) {
      line.shift();
      taken += first.bytes;
      first.enter(true);
    }
  };
  return {
    take: (bytes) =>
      new Promise((resolve) => {
        if (isClosed) {
          resolve(false);
          return;
        }
        line.push({ bytes, enter: resolve });
        letIn();
      }),
    give: (bytes) => {
      taken -= bytes;
      letIn();
    },
    waiting: () => line.length,
    close: () => {
      isClosed = true;
      for (const { enter } of line) enter(false);
      line = [];
    },
  };
}
