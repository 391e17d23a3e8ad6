/** The part of `process` that {@link parentGoneSignal} looks at. */
export interface IpcEnd {
  /** Whether there is a channel to a parent. */
  connected?: boolean;
  once(event: 'disconnect', listener: () => void): unknown;
}

/**
 * An AbortSignal that is aborted when the parent, which started this process with an IPC channel, is gone: killed parents
 * send no signal. Without a channel it never is.
 */
export function parentGoneSignal(end: IpcEnd): AbortSignal {
  const controller = new AbortController();
  if (end.connected === true) {
    end.once('disconnect', () => controller.abort(new Error('stopped because the parent process is gone')));
  }
  return controller.signal;
}
