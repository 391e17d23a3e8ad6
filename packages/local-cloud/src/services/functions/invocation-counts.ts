/** What has happened to a function since the cloud was started. */
export interface InvocationCounts {
  invocations: number;
  failures: number;
  /** Invocations that had to start a container. */
  coldStarts: number;
  /** OCI's code of the last failure. */
  lastError?: string;
}

/** Counts invocations by function. */
export interface InvocationCounter {
  invoked(functionId: string): void;
  startedCold(functionId: string): void;
  failed(functionId: string, code: string): void;
  /** All counts, by function id. */
  all(): [string, InvocationCounts][];
  forget(functionId: string): void;
}

/** Makes a counter that has counted nothing. */
export function createInvocationCounter(): InvocationCounter {
  const counts = new Map<string, InvocationCounts>();
  const update = (
    functionId: string,
    change: (before: InvocationCounts) => Partial<InvocationCounts>,
  ): void => {
    const before = counts.get(functionId) ?? { invocations: 0, failures: 0, coldStarts: 0 };
    counts.set(functionId, { ...before, ...change(before) });
  };
  return {
    invoked: (id) => update(id, ({ invocations }) => ({ invocations: invocations + 1 })),
    startedCold: (id) => update(id, ({ coldStarts }) => ({ coldStarts: coldStarts + 1 })),
    failed: (id, code) => update(id, ({ failures }) => ({ failures: failures + 1, lastError: code })),
    all: () => [...counts],
    forget: (id) => void counts.delete(id),
  };
}
