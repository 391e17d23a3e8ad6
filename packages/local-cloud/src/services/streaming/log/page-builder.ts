import type { ReadLimits, StoredMessage } from '../types';

/** Collects messages up to a limit. */
export interface PageBuilder {
  readonly messages: StoredMessage[];
  /** @returns whether the message found room; once it did not, the page is finished */
  add(message: StoredMessage): boolean;
}

/** Makes a {@link PageBuilder}. The first message always finds room. */
export function createPageBuilder({ maxMessages, maxBytes }: ReadLimits): PageBuilder {
  const messages: StoredMessage[] = [];
  let bytes = 0;
  const add = (message: StoredMessage): boolean => {
    const size = (message.key?.length ?? 0) + message.value.length;
    if (messages.length >= maxMessages || (messages.length > 0 && bytes + size > maxBytes)) return false;
    messages.push(message);
    bytes += size;
    return true;
  };
  return { messages, add };
}
