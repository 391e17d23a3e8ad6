import http from 'node:http';
import https from 'node:https';
import type { Clock } from '@weather-stream/service-kit';
import fetch, { type Response } from 'node-fetch';
import { createRedactor } from './create-redactor';
import { WeatherSourceError } from './errors';
import type { HttpAnswer, ReadUrl } from './types';
import { withDeadline } from './with-deadline';

/** What {@link createHttpReader} needs. */
export interface HttpReaderOptions {
  /** Milliseconds that one request may take, body included. */
  timeoutMs: number;
  clock: Clock;
  /** Texts that must not appear in an error. @default [] */
  secrets?: readonly string[];
}

/** Reads URLs over connections that are kept open from one poll to the next. */
export interface HttpReader {
  read: ReadUrl;
  /** Closes idle connections. */
  close(): void;
}

/** Bytes of an answer: a weather document has about one KiB, what is larger is something else. */
const maxAnswerBytes = 1024 * 1024;

/**
 * The other side had closed a connection that we still kept. Seen when a server's idle time-out is shorter than the
 * time between polls; see https://github.com/node-fetch/node-fetch/issues/1735. A GET may be repeated safely.
 */
const resetCodes = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code;

async function onceAgainAfterReset<T>(operation: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    if (signal.aborted || !resetCodes.has(codeOf(error) ?? '')) throw error;
    return operation();
  }
}

async function toAnswer(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const retryAfter = response.headers.get('retry-after') ?? '';
  const retryAfterMs = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
  return { status: response.status, text, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Makes a reader with connections of its own: no agent is shared, nothing global is touched. */
export function createHttpReader({ timeoutMs, clock, secrets = [] }: HttpReaderOptions): HttpReader {
  const agents = [new http.Agent({ keepAlive: true }), new https.Agent({ keepAlive: true })] as const;
  const agent = ({ protocol }: URL): http.Agent => (protocol === 'http:' ? agents[0] : agents[1]);
  const headers = { accept: 'application/json' };
  const redact = createRedactor(secrets);

  const read: ReadUrl = async (url, signal) => {
    const toTimeoutError = (): Error =>
      new WeatherSourceError('SOURCE_TIMEOUT', `${url.host} did not answer within ${timeoutMs} ms.`);
    const get = async (inner: AbortSignal): Promise<HttpAnswer> =>
      toAnswer(
        await fetch(url.href, { agent, headers, signal: inner, redirect: 'manual', size: maxAnswerBytes }),
      );
    try {
      return await withDeadline((inner) => onceAgainAfterReset(() => get(inner), inner), {
        timeoutMs,
        clock,
        signal,
        toTimeoutError,
      });
    } catch (error) {
      if (signal.aborted || error instanceof WeatherSourceError) throw error;
      if ((error as { type?: unknown }).type === 'max-size') {
        throw new WeatherSourceError(
          'SOURCE_ANSWER_TOO_LARGE',
          `${url.host} answers with more than ${maxAnswerBytes} bytes; a weather document has about one thousand. Check the address.`,
        );
      }
      const cause = new Error(redact((error as Error).message));
      const reason = codeOf(error) ?? 'no further reason';
      throw new WeatherSourceError('SOURCE_UNAVAILABLE', `${url.host} cannot be read: ${reason}.`, { cause });
    }
  };

  const close = (): void => {
    for (const each of agents) each.destroy();
  };
  return { read, close };
}
