import { statements } from '../bootstrap/statements';
import type { HttpCall, HttpRequest, HttpResponse } from '../http';

type Answer = Pick<HttpResponse, 'status'> & { json?: unknown };

/** The bootstrap's side of a database, in memory, with faults to order. */
export interface FakeOrds {
  http: HttpCall;
  /** Names of the statements that were run, `token` and `handler`, in order. */
  calls: string[];
  /** What the database holds. */
  state: {
    /** Password of DEMO; undefined while there is no such user. */
    demoPassword?: string;
    schemaOpen: boolean;
    table: boolean;
    index: boolean;
    role: boolean;
    handlerSource?: string;
    client?: { id: string; secrets: string[]; roles: string[] };
  };
  /** Says the answer to the next call of this name instead of carrying it out. */
  failNext: (name: string, answer: Answer) => void;
  ordsVersion: string;
}

const item = (fields: Record<string, unknown>): Answer => ({ status: 200, json: { items: [fields] } });
const rows = (...items: unknown[]): Answer => item({ resultSet: { items } });
const done = item({ result: 0 });

/** Which statement a text is; `{{…}}` matches anything. */
function nameOf(text: string): string {
  for (const statement of Object.values(statements)) {
    const pattern = statement.text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\{\w+\}\}/g, '[^"]*');
    if (new RegExp(`^${pattern}$`).test(text)) return statement.name;
  }
  throw new Error(`the fake knows no such statement: ${text}`);
}

const readBasic = (request: HttpRequest): string[] => {
  const encoded = (request.headers.authorization ?? '').replace('Basic ', '');
  return Buffer.from(encoded, 'base64').toString('utf8').split(':');
};

const quotedPassword = (text: string): string => /identified by "([^"]*)"/.exec(text)?.[1] ?? '';

/** Makes a {@link FakeOrds} with an empty database whose ADMIN has the given password. */
export function createFakeOrds(adminPassword: string): FakeOrds {
  const state: FakeOrds['state'] = { schemaOpen: false, table: false, index: false, role: false };
  const failures: { name: string; answer: Answer }[] = [];
  const fake: FakeOrds = {
    state,
    calls: [],
    ordsVersion: '24.3.0.262.0924',
    failNext: (name, answer) => void failures.push({ name, answer }),
    http: (request) => Promise.resolve(respond(request)).then(toResponse),
  };

  const effects: Record<string, (text: string, binds: Record<string, string>) => Answer> = {
    ping: () => rows({ alive: 1 }),
    readOrdsVersion: () => rows({ version: fake.ordsVersion }),
    countUser: () => rows({ found: state.demoPassword === undefined ? 0 : 1 }),
    createUser: (text) => ((state.demoPassword = quotedPassword(text)), done),
    alterUserPassword: (text) => ((state.demoPassword = quotedPassword(text)), done),
    enableSchema: () => ((state.schemaOpen = true), done),
    countTable: () => rows({ found: state.table ? 1 : 0 }),
    createTable: () => (state.table ? item({ errorCode: 955 }) : ((state.table = true), done)),
    countIndex: () => rows({ found: state.index ? 1 : 0 }),
    createIndex: () => (state.index ? item({ errorCode: 955 }) : ((state.index = true), done)),
    selectCompileErrors: () => rows(),
    countRole: () => rows({ found: state.role ? 1 : 0 }),
    createRole: () => (state.role ? item({ errorCode: 1 }) : ((state.role = true), done)),
    defineIngestModule: (_text, binds) => (
      (state.handlerSource = binds.handler_source ?? 'the bind is missing'),
      done
    ),
    selectClient: () => (state.client ? rows({ client_id: state.client.id }) : rows()),
    deleteClient: () => (delete state.client, done),
    importClient: (_text, binds) => {
      if (state.client !== undefined) return item({ errorCode: 1, errorDetails: 'the name is taken' });
      state.client = { id: binds.client_id ?? '', secrets: [], roles: [] };
      return done;
    },
    registerClientSecret: (_text, binds) => (state.client?.secrets.push(binds.client_secret ?? ''), done),
    countClientRole: (_text, binds) =>
      rows({ found: state.client?.roles.filter((role) => role === binds.role_name).length }),
    grantClientRole: (_text, binds) => (state.client?.roles.push(binds.role_name ?? ''), done),
  };

  const runSql = (request: HttpRequest): Answer => {
    const isAdmin = request.url.includes('/admin/');
    if (!isAdmin && !state.schemaOpen) return { status: 404 };
    const [, password] = readBasic(request);
    if (password !== (isAdmin ? adminPassword : state.demoPassword)) return { status: 401 };
    const { statementText, binds = [] } = JSON.parse(request.body ?? '') as {
      statementText: string;
      binds?: { name: string; value: string }[];
    };
    const name = nameOf(statementText);
    const effect = effects[name] ?? (() => done);
    return act(name, () => effect(statementText, Object.fromEntries(binds.map((b) => [b.name, b.value]))));
  };

  const act = (name: string, effect: () => Answer): Answer => {
    fake.calls.push(name);
    const ordered = failures.findIndex((failure) => failure.name === name);
    return ordered === -1 ? effect() : (failures.splice(ordered, 1)[0]?.answer ?? effect());
  };

  const giveToken = (request: HttpRequest): Answer => {
    const [id, secret = ''] = readBasic(request);
    const good = id === state.client?.id && state.client?.secrets.includes(secret) === true;
    return good ? { status: 200, json: { access_token: 'opaque', expires_in: 3600 } } : { status: 401 };
  };

  const handle = (request: HttpRequest): Answer => {
    if (request.method === 'POST' && state.handlerSource === undefined) return { status: 404 };
    if (request.headers.authorization !== 'Bearer opaque') return { status: 401 };
    if (request.method === 'GET') return { status: 200, json: { items: [] } };
    if (request.body === '[]') return { status: 200, json: { stored: 0, duplicates: 0 } };
    return { status: 400, json: { code: 'ORA-40441', message: 'JSON syntax error' } };
  };

  const respond = (request: HttpRequest): Answer => {
    if (request.url.endsWith('/_/sql')) return runSql(request);
    if (request.url.endsWith('/oauth/token')) return act('token', () => giveToken(request));
    return act('handler', () => handle(request));
  };

  const toResponse = ({ status, json }: Answer): HttpResponse => ({
    status,
    headers: {},
    body: json === undefined ? '' : JSON.stringify(json),
  });
  return fake;
}
