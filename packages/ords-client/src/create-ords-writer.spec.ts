import { createOrdsWriter, type ObservationRow } from './create-ords-writer';
import type { TokenSource } from './create-token-source';
import type { HttpRequest, HttpResponse } from './http';

const row = (id: string): ObservationRow => ({
  id,
  station: 'EWR',
  observedAt: '2013-01-01T06:00:00Z',
  partition: '0',
  offset: 7,
  location: { name: 'Newark', note: 'ü' },
  current: { temp_c: 3.9 },
});
const stored = (count: number, duplicates = 0): HttpResponse => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ stored: count, duplicates }),
});
const refused = (status: number): HttpResponse => ({ status, headers: {}, body: '' });

function setUp(...answers: (HttpResponse | Error)[]) {
  const requests: HttpRequest[] = [];
  let issued = 0;
  let held: string | undefined;
  const tokens: TokenSource = {
    token: () => Promise.resolve((held ??= `t${(issued += 1)}`)),
    drop: (token) => {
      if (held === token) held = undefined;
    },
  };
  const writer = createOrdsWriter({
    ordsUrl: 'https://db.example/ords',
    alias: 'demo',
    tokens,
    http: (request) => {
      requests.push(request);
      const answer = answers[requests.length - 1] ?? refused(500);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  return { writer, requests };
}

describe(createOrdsWriter, () => {
  it('stores a batch with one POST of a JSON array', async () => {
    const { writer, requests } = setUp(stored(1, 1));
    const rows = [row('a'), row('b')];
    expect(await writer.storeBatch(rows)).toEqual({ stored: 1, duplicates: 1 });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      url: 'https://db.example/ords/demo/ingest/observations',
      headers: { authorization: 'Bearer t1', 'content-type': 'application/json' },
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(rows);
  });

  it('renews the token once after a 401', async () => {
    const { writer, requests } = setUp(refused(401), stored(1));
    expect(await writer.storeBatch([row('a')])).toEqual({ stored: 1, duplicates: 0 });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('gives up at the second 401', async () => {
    const { writer, requests } = setUp(refused(401), refused(401), stored(1));
    await expect(writer.storeBatch([row('a')])).rejects.toMatchObject({ code: 'ORDS_UNAUTHORIZED' });
    expect(requests).toHaveLength(2);
  });

  it.each([
    [stored(1), 'an answer that accounts for fewer rows'],
    [{ status: 200, headers: {}, body: '<html>' }, 'a page'],
    [{ status: 200, headers: {}, body: 'null' }, 'nothing'],
  ])('does not take %j for success: %s', async (answer) => {
    const { writer } = setUp(answer);
    await expect(writer.storeBatch([row('a'), row('b')])).rejects.toMatchObject({
      code: 'ORDS_UNEXPECTED_ANSWER',
    });
  });

  it('calls a broken connection unavailable', async () => {
    const { writer } = setUp(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    await expect(writer.storeBatch([row('a')])).rejects.toMatchObject({
      code: 'ORDS_UNAVAILABLE',
      retriable: true,
    });
  });
});
