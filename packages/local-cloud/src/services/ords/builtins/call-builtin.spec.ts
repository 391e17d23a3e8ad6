import { bootstrap, bootstrapSecrets, readStatement } from '../testing/bootstrap-statements';
import { openTestDatabase, type TestDatabase } from '../testing/test-database';

describe('the procedures of ORDS', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await bootstrap(database);
  });
  afterAll(() => database.close());

  const call = (statements: string, user = 'DEMO') => database.execute(user, `begin ${statements} end;`);
  const names = async (view: string, column = 'name') =>
    (await database.ask(`select ${column} as NAME from ${view} order by 1`)).map((row) => row.NAME);

  it.each([
    ['a role that is there', 'ORA-00001', `ords.create_role(p_role_name => 'weather.writer');`],
    [
      'a client that is there',
      'ORA-00001',
      `ords_security.import_client('weatherstrmfunc', 'x', 'client_credentials');`,
    ],
    [
      'a client id that is taken',
      'ORA-00001',
      `ords_security.import_client('other', '${bootstrapSecrets.clientId}', 'client_credentials');`,
    ],
    ['another grant', 'ORA-03001', `ords_security.import_client('other', 'x', 'password');`],
    [
      'privileges instead of roles',
      'ORA-03001',
      `ords_security.import_client(p_name => 'other', p_client_id => 'x', p_grant_type => 'client_credentials', p_privilege_names => 'p');`,
    ],
    ['a client that is not there', 'ORA-01403', `ords_security.delete_client('nobody');`],
    [
      'a role that is not there',
      'ORA-01403',
      `ords_security.grant_client_role('weatherstrmfunc', 'nothing');`,
    ],
    [
      'a secret that is no secret',
      'PLS-00306',
      `ords_security.register_client_secret(p_name => 'weatherstrmfunc', p_client_secret => 'plain');`,
    ],
    ['a name that is missing', 'PLS-00306', `ords_security.delete_client(p_name => null);`],
    ['a table that is not there', 'ORA-00942', `ords.enable_object(p_object => 'NOTHING');`],
    ['a view', 'ORA-03001', `ords.enable_object(p_object => 'WEATHER_DATA', p_object_type => 'VIEW');`],
    ['another schema', 'ORA-03001', `ords.enable_object(p_schema => 'OTHER', p_object => 'WEATHER_DATA');`],
    ['another schema for oneself', 'ORA-01031', `ords.enable_schema(p_schema => 'OTHER');`],
    ['an alias that is a path', 'ORA-20001', `ords.enable_schema(p_url_mapping_pattern => 'a/b');`],
    ['a host as alias', 'ORA-03001', `ords.enable_schema(p_url_mapping_type => 'BASE_URL');`],
    ['a module that is not there', 'ORA-01403', `ords.define_template('nothing', 'x');`],
    [
      'a template that is not there',
      'ORA-01403',
      `ords.define_handler(p_module_name => 'weather.ingest', p_pattern => 'x', p_source_type => 'plsql/block', p_source => 'begin null; end;');`,
    ],
    [
      'a handler that is a query',
      'ORA-03001',
      `ords.define_handler(p_module_name => 'weather.ingest', p_pattern => 'observations', p_source_type => 'json/collection', p_source => 'select 1 from dual');`,
    ],
    ['a pattern with a variable', 'ORA-03001', `ords.define_template('weather.ingest', 'observations/:id');`],
    ['a base path that is taken', 'ORA-20001', `ords.define_module('other', '/ingest/');`],
    ['an own error number that is none', 'ORA-21000', `raise_application_error(-1, 'x');`],
  ])('refuse %s: %s', async (_what, code, statement) => {
    await expect(call(statement)).rejects.toThrow(code);
  });

  it.each([
    ['ORA-20039', '/weather_data/*', 'a pattern that AutoREST guards'],
    ['ORA-20001', 'weather', 'a pattern without a slash'],
  ])('refuse with %s a privilege over %s', async (code, pattern) => {
    const block = `declare r owa.vc_arr; p owa.vc_arr; m owa.vc_arr; begin p(1) := '${pattern}';
      ords.define_privilege('other', r, p, m); end;`;
    await expect(database.execute('DEMO', block)).rejects.toThrow(code);
  });

  it.each([
    ['a role', `r(1) := 'nothing';`],
    ['a module', `m(1) := 'nothing';`],
  ])('refuse a privilege with %s that is not there', async (_what, assignment) => {
    const block = `declare r owa.vc_arr; p owa.vc_arr; m owa.vc_arr; begin ${assignment}
      ords.define_privilege(p_privilege_name => 'other', p_roles => r, p_patterns => p, p_modules => m); end;`;
    await expect(database.execute('DEMO', block)).rejects.toThrow('ORA-01403');
  });

  it('take back what they made', async () => {
    await call(`ords.create_role('passing'); ords.define_module('passing', '/passing/'); ords_security.import_client('passing', 'p', 'client_credentials');
      ords_security.grant_client_role('passing', 'passing');`);
    expect(await names('user_ords_roles')).toEqual(['passing', 'weather.writer']);
    expect(await names('user_ords_modules')).toEqual(['passing', 'weather.ingest']);
    expect(await names('user_ords_client_roles', 'role_name')).toContain('passing');
    await call(`ords_security.revoke_client_role('passing', 'passing'); ords_security.delete_client('passing');
      ords.delete_module('passing'); ords.delete_role('passing');`);
    expect(await names('user_ords_roles')).toEqual(['weather.writer']);
    expect(await names('user_ords_modules')).toEqual(['weather.ingest']);
    expect(await names('user_ords_clients')).toEqual(['weatherstrmfunc']);
  });

  it('never show a secret in a view', async () => {
    const [client] = await database.ask('select client_id, client_secret from user_ords_clients');
    expect(client).toEqual({ CLIENT_ID: bootstrapSecrets.clientId, CLIENT_SECRET: '******' });
  });

  it('give an alias to one schema and one object only, until it is given up', async () => {
    const other = { password: 'Rainy-Skies-2026' };
    const create = readStatement('plain/create-user.sql', other).replace('DEMO', 'OTHER');
    await database.execute('ADMIN', create);
    const enable = (schema: string, isEnabled: boolean) =>
      call(
        `ords_admin.enable_schema(p_enabled => ${isEnabled}, p_schema => '${schema}', p_url_mapping_pattern => 'demo');`,
        'ADMIN',
      );
    await expect(enable('OTHER', true)).rejects.toThrow('DUPLICATE_ALIAS_ERROR');
    await expect(enable('NOBODY', true)).rejects.toThrow('ORA-01918');
    await enable('DEMO', false);
    expect(await names('user_ords_schemas', 'pattern')).toEqual([]);
    await enable('OTHER', true);
    await expect(enable('DEMO', true)).rejects.toThrow('DUPLICATE_ALIAS_ERROR');
    await enable('OTHER', false);
    await enable('DEMO', true);
    expect(await names('user_ords_schemas', 'pattern')).toEqual(['demo']);
  });
});

describe('the views of the dictionary', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await bootstrap(database);
  });
  afterAll(() => database.close());

  it.each([
    ['all_users', [{ USERNAME: 'ADMIN' }, { USERNAME: 'DEMO' }]],
    ['user_tables', [{ TABLE_NAME: 'WEATHER_DATA' }]],
    ['all_tables', [{ OWNER: 'DEMO', TABLE_NAME: 'WEATHER_DATA' }]],
    ['user_ords_privileges', [{ NAME: 'weather.ingest', LABEL: 'Weather ingest' }]],
    ['user_ords_privilege_roles', [{ PRIVILEGE_NAME: 'weather.ingest', ROLE_NAME: 'weather.writer' }]],
    ['user_errors', []],
  ])('%s says what there is', async (view, rows) => {
    expect(await database.ask(`select * from ${view} order by 1`)).toEqual(rows);
  });

  it('lists columns, indexes, objects and what is on the web', async () => {
    const column = (name: string, view: string, rest = '') =>
      database.ask(`select ${name} as X from ${view} ${rest}`).then((rows) => rows.map(({ X }) => X));
    expect(await column('data_length', 'user_tab_columns', `where column_name = 'STATION'`)).toEqual([64]);
    expect(await column('nullable', 'user_tab_columns', `where column_name = 'OBSERVATION_ID'`)).toEqual([
      'N',
    ]);
    expect(await column('index_name', 'user_indexes', 'order by 1')).toEqual([
      'WEATHER_DATA_BY_STATION',
      'WEATHER_DATA_PK',
    ]);
    expect(await column('object_type', 'user_objects', 'order by 1')).toEqual([
      'PACKAGE',
      'PACKAGE BODY',
      'TABLE',
    ]);
    expect(await column('object_alias', 'user_ords_enabled_objects')).toEqual(['weather_data']);
  });
});
