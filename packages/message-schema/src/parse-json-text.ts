import { MAX_NESTING_DEPTH } from './limits';

/** What {@link parseJsonText} found. */
export type JsonTextOutcome =
  | { kind: 'parsed'; value: unknown }
  | { kind: 'failed'; reason: 'NOT_UTF8' | 'NOT_JSON' | 'NOT_AN_OBSERVATION'; detail: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((child) => isDeeperThan(child, depth - 1));
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Reads bytes as UTF-8 JSON. Never throws, whatever the bytes. Nesting is limited so that what was read can also be
 * written again: V8 parses any depth, but overflows its stack when it serialises thousands of levels.
 */
export function parseJsonText(bytes: Uint8Array): JsonTextOutcome {
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return { kind: 'failed', reason: 'NOT_UTF8', detail: 'The value is not UTF-8 text.' };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      kind: 'failed',
      reason: 'NOT_JSON',
      detail: `The value is not JSON: ${(error as Error).message}`,
    };
  }
  if (isDeeperThan(value, MAX_NESTING_DEPTH)) {
    const detail = `The value is nested deeper than ${MAX_NESTING_DEPTH} levels.`;
    return { kind: 'failed', reason: 'NOT_AN_OBSERVATION', detail };
  }
  return { kind: 'parsed', value };
}
