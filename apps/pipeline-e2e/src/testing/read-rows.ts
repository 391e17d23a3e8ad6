import type { OciTools } from './oci-tools';

/** A row of WEATHER_DATA as AutoREST answers it. */
export interface StoredRow {
  observation_id: string;
  station: string;
  stream_partition: string;
  stream_offset: number;
}

interface RowPage {
  items: StoredRow[];
  hasMore: boolean;
}

const pageRows = 10_000;

async function askForToken(ordsUrl: string, clientId: string, clientSecret: string): Promise<string> {
  const answer = await fetch(`${ordsUrl}demo/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Reads the whole table as the function's OAuth client, whose id and secret come from the Vault. */
export async function readRows(
  settings: Readonly<Record<string, string>>,
  { readSecret }: Pick<OciTools, 'readSecret'>,
): Promise<StoredRow[]> {
  const { ORDS_URL: ordsUrl = '', CLIENT_ID_SECRET_ID = '', CLIENT_SECRET_SECRET_ID = '' } = settings;
  const clientId = await readSecret(CLIENT_ID_SECRET_ID);
  const token = await askForToken(ordsUrl, clientId, await readSecret(CLIENT_SECRET_SECRET_ID));
  const rows: StoredRow[] = [];
  for (;;) {
    const url = `${ordsUrl}demo/weather_data/?limit=${pageRows}&offset=${rows.length}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
    const page = (await answer.json()) as RowPage;
    rows.push(...page.items);
    if (!page.hasMore) return rows;
  }
}
