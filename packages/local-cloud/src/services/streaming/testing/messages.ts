import { testStreamId, type TestAnswer, type TestStreaming } from './create-test-streaming';

/** A message as GetMessages answers it. */
export interface WireMessage {
  stream: string;
  partition: string;
  key: string | null;
  value: string;
  offset: number;
  timestamp: string;
}

/** A text as keys and values stand on the wire. */
export function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** The text of a key or value on the wire. */
export function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString();
}

/** An entry of a put request: the text as value, under the key of a station. */
export const anEntry = (value: string, key: string | null = 'EWR') => ({
  key: key === null ? null : toBase64(key),
  value: toBase64(value),
});

/** Puts texts as messages, all in one request. */
export const put = (
  test: TestStreaming,
  values: readonly string[],
  key?: string | null,
): Promise<TestAnswer> =>
  test.call('POST', '/messages', { body: { messages: values.map((value) => anEntry(value, key)) } });

/** Makes a cursor of the kind that `details` ask for. */
export async function makeCursor(test: TestStreaming, details: Record<string, unknown>): Promise<string> {
  const path = 'groupName' in details ? '/groupCursors' : '/cursors';
  const { status, body } = await test.call('POST', path, { body: details });
  if (status !== 200) throw new Error(`no cursor: ${status} ${JSON.stringify(body)}`);
  return (body as { value: string }).value;
}

/** A page as a consumer sees it. */
export interface ReadPage {
  status: number;
  /** Decoded. */
  values: string[];
  messages: WireMessage[];
  cursor: string;
  /** The error's text, if it is one. */
  message: string | undefined;
}

/** Reads the page that a cursor stands for. */
export async function get(test: TestStreaming, cursor: string, limit?: number): Promise<ReadPage> {
  const query = { cursor, ...(limit === undefined ? {} : { limit: String(limit) }) };
  const { status, headers, body } = await test.call('GET', '/messages', { query });
  const messages = Array.isArray(body) ? (body as WireMessage[]) : [];
  return {
    ...{ status, messages },
    values: messages.map(({ value }) => fromBase64(value)),
    cursor: headers['opc-next-cursor'] ?? '',
    message: Array.isArray(body) ? undefined : (body as { message?: string }).message,
  };
}

/** Reads a whole partition with its own cursor. */
export async function readAll(test: TestStreaming, partition: string): Promise<WireMessage[]> {
  const messages: WireMessage[] = [];
  const end = test.streaming().log.endOffsets(testStreamId)[partition] ?? 0;
  let cursor = await makeCursor(test, { partition, type: 'TRIM_HORIZON' });
  for (;;) {
    const page = await get(test, cursor);
    if (page.messages.length === 0) return messages;
    messages.push(...page.messages);
    if (messages.length > end) throw new Error(`partition ${partition} returns messages more than once`);
    cursor = page.cursor;
  }
}
