import { callOrds } from '../call-ords';
import { classifyAnswer } from '../classify-answer';
import { createOrdsWriter } from '../create-ords-writer';
import type { TokenSource } from '../create-token-source';
import { OrdsUnexpectedAnswerError } from '../errors';
import type { HttpCall } from '../http';
import { toSchemaUrl } from '../to-schema-url';
import type { BootstrapOptions } from './bootstrap-options';
import { names } from './names';
import { ATTEMPTS_WHILE_CACHED, waitUntil } from './wait-until';

const what = 'smoke test';

/** Calls a path of the schema and insists on a status. */
async function expectStatus(
  http: HttpCall,
  { url, token, body, status }: { url: string; token?: string; body?: string; status: number },
): Promise<void> {
  const response = await callOrds(http, what, {
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
  if (response.status === status) return;
  if (response.status >= 400) throw classifyAnswer(`${what}: ${url} shall answer ${status}`, response);
  throw new OrdsUnexpectedAnswerError(
    `${what}: ${url} shall answer ${status} and answers ${response.status}`,
  );
}

/**
 * Proves what was built, without leaving anything behind: no entry without a token, an empty batch is stored, text that
 * is not JSON is refused as content, the table can be read.
 */
export async function smokeTest(
  tokens: TokenSource,
  options: Pick<BootstrapOptions, 'ordsUrl' | 'http' | 'clock' | 'signal' | 'log'>,
): Promise<void> {
  const { ordsUrl, http, log } = options;
  const schemaUrl = toSchemaUrl(ordsUrl, names.alias);
  const handler = `${schemaUrl}/ingest/observations`;
  const writer = createOrdsWriter({ ordsUrl, alias: names.alias, tokens, http });

  await waitUntil(() => writer.storeBatch([]), options, ATTEMPTS_WHILE_CACHED);
  const token = await tokens.token();
  await expectStatus(http, { url: handler, body: '[]', status: 401 });
  await expectStatus(http, { url: handler, token, body: '[{"id":', status: 400 });
  const table = `${schemaUrl}/${names.tableAlias}/?limit=1`;
  await waitUntil(
    () => expectStatus(http, { url: table, token, status: 200 }),
    options,
    ATTEMPTS_WHILE_CACHED,
  );
  await expectStatus(http, { url: table, status: 401 });
  log('proved it: no entry without a token, a batch is stored, content that is not JSON is refused');
}
