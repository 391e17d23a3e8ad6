import { callOrds } from './call-ords';
import { classifyAnswer } from './classify-answer';
import type { TokenSource } from './create-token-source';
import { OrdsUnexpectedAnswerError } from './errors';
import type { HttpCall, HttpResponse } from './http';
import { toSchemaUrl } from './to-schema-url';

/** One row of WEATHER_DATA on its way in. */
export interface ObservationRow {
  /** Observation id: the primary key. */
  id: string;
  station: string;
  /** Instant of the observation, ISO 8601 in UTC. */
  observedAt: string;
  /** Partition of the stream it came from; `null` when the connector did not say. */
  partition: string | null;
  /** Its offset there; `null` when the connector did not say. */
  offset: number | null;
  /** Stored as it is in the column "location". */
  location: unknown;
  /** Stored as it is in the column "current". */
  current: unknown;
}

/** What became of a batch. `stored + duplicates` is the number of its rows. */
export interface StoreOutcome {
  stored: number;
  /** Rows that the database held already, or that were twice in the batch. */
  duplicates: number;
}

/** Settings of {@link createOrdsWriter}. */
export interface OrdsWriterOptions {
  /** Base of ORDS, ending in `/ords/`. */
  ordsUrl: string;
  /** Path of the schema that holds the handler. */
  alias: string;
  tokens: TokenSource;
  http: HttpCall;
}

/** Stores batches of observations. */
export interface OrdsWriter {
  /**
   * Stores the rows in one call and one transaction: all of them, or none. Storing a row again changes nothing.
   *
   * @param signal ends the call, at the price of not knowing whether it was carried out
   * @throws OrdsRefusedContentError when the database refuses a value in it
   * @throws OrdsUnauthorizedError when the token is refused, also a new one
   * @throws OrdsUnavailableError, OrdsNotFoundError, OrdsUnexpectedAnswerError
   */
  storeBatch: (rows: readonly ObservationRow[], signal?: AbortSignal) => Promise<StoreOutcome>;
}

const what = 'storing a batch';

function parseOutcome(body: string, rowCount: number): StoreOutcome {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch (cause) {
    throw new OrdsUnexpectedAnswerError(`${what}: the answer is not JSON`, cause);
  }
  const { stored, duplicates } = (answer ?? {}) as Partial<Record<string, unknown>>;
  if (typeof stored !== 'number' || typeof duplicates !== 'number' || stored + duplicates !== rowCount) {
    throw new OrdsUnexpectedAnswerError(
      `${what}: the answer accounts for ${String(stored)} stored and ${String(duplicates)} duplicate rows of ${rowCount}`,
    );
  }
  return { stored, duplicates };
}

/** Makes an {@link OrdsWriter} over the handler `POST <ords>/<alias>/ingest/observations`. */
export function createOrdsWriter({ ordsUrl, alias, tokens, http }: OrdsWriterOptions): OrdsWriter {
  const url = `${toSchemaUrl(ordsUrl, alias)}/ingest/observations`;

  const post = (token: string, body: string, signal?: AbortSignal): Promise<HttpResponse> =>
    callOrds(http, what, {
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      repeatable: true,
      ...(signal !== undefined && { signal }),
    });

  return {
    storeBatch: async (rows, signal) => {
      const body = JSON.stringify(rows);
      const token = await tokens.token(signal);
      let response = await post(token, body, signal);
      if (response.status === 401) {
        tokens.drop(token);
        response = await post(await tokens.token(signal), body, signal);
      }
      if (response.status !== 200) throw classifyAnswer(what, response);
      return parseOutcome(response.body, rows.length);
    },
  };
}
