/** Runs tasks one after the other, in the order in which they came. */
export type RunExclusively = <T>(task: () => Promise<T>) => Promise<T>;

/** Makes a {@link RunExclusively}; a task that fails does not hinder the next. */
export function createExclusion(): RunExclusively {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}
