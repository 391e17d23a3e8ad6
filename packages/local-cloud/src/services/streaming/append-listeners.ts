import { toErrorFields, type Logger } from '@weather-stream/service-kit';

/** Whoever wants to know that a stream has new messages. */
export interface AppendListeners {
  /** @returns what ends it */
  add: (streamId: string, listener: () => void) => () => void;
  /** Calls the listeners of a stream. What one of them throws is logged: the messages are stored all the same. */
  notify: (streamId: string) => void;
}

/** Makes an empty {@link AppendListeners}. */
export function createAppendListeners(logger: Logger): AppendListeners {
  const listeners = new Map<string, Set<() => void>>();

  const add = (streamId: string, listener: () => void): (() => void) => {
    const ofStream = listeners.get(streamId) ?? new Set();
    listeners.set(streamId, ofStream.add(listener));
    return () => {
      ofStream.delete(listener);
      if (ofStream.size === 0 && listeners.get(streamId) === ofStream) listeners.delete(streamId);
    };
  };
  const notify = (streamId: string): void => {
    for (const listener of listeners.get(streamId) ?? []) {
      try {
        listener();
      } catch (error) {
        logger.error({ streamId, ...toErrorFields(error) }, 'a listener of the stream failed');
      }
    }
  };
  return { add, notify };
}
