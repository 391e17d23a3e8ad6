import type { Dictionary } from '../dictionary/open-dictionary';
import { toDuckType } from './oracle-type';

/** A row of a dictionary view. */
export type ViewRow = Record<string, string | number | null>;

/** One view: its columns and how its rows come about for a user. */
export interface DictionaryView {
  columns: Record<string, 'text' | 'number'>;
  rows: (dictionary: Dictionary, user: string) => ViewRow[];
}

const byOwner = (dictionary: Dictionary, owner: string): ViewRow[] =>
  dictionary.list('table', owner).map(({ name }) => ({ TABLE_NAME: name }));

const enabledObjects = (dictionary: Dictionary, user: string): ViewRow[] =>
  dictionary.list('object', user).map(({ name, value }) => ({
    PARSING_SCHEMA: user,
    PARSING_OBJECT: name,
    OBJECT_ALIAS: value.alias,
    TYPE: 'TABLE',
    STATUS: 'ENABLED',
    AUTO_REST_AUTH: value.requiresAuth ? 'ENABLED' : 'DISABLED',
  }));

const clientRoles = (dictionary: Dictionary, user: string): ViewRow[] =>
  dictionary
    .list('client', user)
    .flatMap(({ name, value }) => value.roles.map((role) => ({ CLIENT_NAME: name, ROLE_NAME: role })));

const tableColumns = (dictionary: Dictionary, user: string): ViewRow[] =>
  dictionary.list('table', user).flatMap(({ name, value }) =>
    value.columns.map((column, index) => ({
      TABLE_NAME: name,
      COLUMN_NAME: column.name,
      DATA_TYPE: column.type.name,
      NULLABLE: column.nullable ? 'Y' : 'N',
      COLUMN_ID: index + 1,
      DATA_LENGTH: 'length' in column.type ? column.type.length : null,
    })),
  );

/** The views of Oracle's dictionary and of ORDS that can be asked, by name. */
export const dictionaryViews: Readonly<Record<string, DictionaryView>> = {
  DUAL: { columns: { DUMMY: 'text' }, rows: () => [{ DUMMY: 'X' }] },
  ALL_USERS: {
    columns: { USERNAME: 'text' },
    rows: (dictionary) => [
      { USERNAME: 'ADMIN' },
      ...dictionary.list('user').map(({ name }) => ({ USERNAME: name })),
    ],
  },
  USER_TABLES: { columns: { TABLE_NAME: 'text' }, rows: byOwner },
  ALL_TABLES: {
    columns: { OWNER: 'text', TABLE_NAME: 'text' },
    rows: (dictionary, user) =>
      dictionary
        .list('table', user === 'ADMIN' ? undefined : user)
        .map(({ owner, name }) => ({ OWNER: owner, TABLE_NAME: name })),
  },
  USER_TAB_COLUMNS: {
    columns: {
      TABLE_NAME: 'text',
      COLUMN_NAME: 'text',
      DATA_TYPE: 'text',
      DATA_LENGTH: 'number',
      NULLABLE: 'text',
      COLUMN_ID: 'number',
    },
    rows: tableColumns,
  },
  USER_INDEXES: {
    columns: { INDEX_NAME: 'text', TABLE_NAME: 'text', UNIQUENESS: 'text' },
    rows: (dictionary, user) =>
      dictionary.list('table', user).flatMap(({ name, value }) => [
        ...(value.primaryKey === undefined
          ? []
          : [{ INDEX_NAME: value.primaryKey.name, TABLE_NAME: name, UNIQUENESS: 'UNIQUE' }]),
        ...Object.keys(value.indexes).map((index) => ({
          INDEX_NAME: index,
          TABLE_NAME: name,
          UNIQUENESS: 'NONUNIQUE',
        })),
      ]),
  },
  // A package that the local database cannot read is refused when it is created: there is never a row here.
  USER_ERRORS: {
    columns: {
      NAME: 'text',
      TYPE: 'text',
      SEQUENCE: 'number',
      LINE: 'number',
      POSITION: 'number',
      TEXT: 'text',
    },
    rows: () => [],
  },
  USER_OBJECTS: {
    columns: { OBJECT_NAME: 'text', OBJECT_TYPE: 'text', STATUS: 'text' },
    rows: (dictionary, user) => [
      ...dictionary
        .list('table', user)
        .map(({ name }) => ({ OBJECT_NAME: name, OBJECT_TYPE: 'TABLE', STATUS: 'VALID' })),
      ...dictionary
        .list('package', user)
        .flatMap(({ name, value }) => [
          { OBJECT_NAME: name, OBJECT_TYPE: 'PACKAGE', STATUS: 'VALID' },
          ...(value.body === undefined
            ? []
            : [{ OBJECT_NAME: name, OBJECT_TYPE: 'PACKAGE BODY', STATUS: 'VALID' }]),
        ]),
    ],
  },
  USER_ORDS_SCHEMAS: {
    columns: { PARSING_SCHEMA: 'text', PATTERN: 'text', STATUS: 'text' },
    rows: (dictionary, user) =>
      dictionary
        .list('schema')
        .filter(({ name }) => name === user)
        .map(({ name, value }) => ({ PARSING_SCHEMA: name, PATTERN: value.alias, STATUS: 'ENABLED' })),
  },
  USER_ORDS_ENABLED_OBJECTS: {
    columns: {
      PARSING_SCHEMA: 'text',
      PARSING_OBJECT: 'text',
      OBJECT_ALIAS: 'text',
      TYPE: 'text',
      STATUS: 'text',
      AUTO_REST_AUTH: 'text',
    },
    rows: enabledObjects,
  },
  USER_ORDS_MODULES: {
    columns: { NAME: 'text', URI_PREFIX: 'text', STATUS: 'text' },
    rows: (dictionary, user) =>
      dictionary
        .list('module', user)
        .map(({ name, value }) => ({ NAME: name, URI_PREFIX: value.basePath, STATUS: value.status })),
  },
  USER_ORDS_ROLES: {
    columns: { NAME: 'text' },
    rows: (dictionary, user) => dictionary.list('role', user).map(({ name }) => ({ NAME: name })),
  },
  USER_ORDS_PRIVILEGES: {
    columns: { NAME: 'text', LABEL: 'text' },
    rows: (dictionary, user) =>
      dictionary.list('privilege', user).map(({ name, value }) => ({ NAME: name, LABEL: value.label })),
  },
  USER_ORDS_PRIVILEGE_ROLES: {
    columns: { PRIVILEGE_NAME: 'text', ROLE_NAME: 'text' },
    rows: (dictionary, user) =>
      dictionary
        .list('privilege', user)
        .flatMap(({ name, value }) => value.roles.map((role) => ({ PRIVILEGE_NAME: name, ROLE_NAME: role }))),
  },
  USER_ORDS_CLIENTS: {
    columns: {
      NAME: 'text',
      DESCRIPTION: 'text',
      AUTH_FLOW: 'text',
      CLIENT_ID: 'text',
      CLIENT_SECRET: 'text',
    },
    rows: (dictionary, user) =>
      dictionary.list('client', user).map(({ name, value }) => ({
        NAME: name,
        DESCRIPTION: value.description,
        AUTH_FLOW: 'CLIENT_CRED',
        CLIENT_ID: value.clientId,
        CLIENT_SECRET: value.secrets.length === 0 ? null : '******',
      })),
  },
  USER_ORDS_CLIENT_ROLES: { columns: { CLIENT_NAME: 'text', ROLE_NAME: 'text' }, rows: clientRoles },
};

const quoteText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A select of DuckDB that answers a view's rows for a user. */
export function toViewSelect(view: DictionaryView, dictionary: Dictionary, user: string): string {
  const columns = Object.entries(view.columns);
  const duckType = (kind: 'text' | 'number'): string =>
    toDuckType(kind === 'text' ? { name: 'CLOB' } : { name: 'NUMBER', precision: 38 });
  const toCell = (value: string | number | null | undefined, kind: 'text' | 'number'): string =>
    `CAST(${value === null || value === undefined ? 'NULL' : quoteText(String(value))} AS ${duckType(kind)})`;
  const selects = [...view.rows(dictionary, user), {} as ViewRow].map(
    (row, index, all) =>
      `SELECT ${columns.map(([name, kind]) => `${toCell(row[name], kind)} AS "${name}"`).join(', ')}${
        index === all.length - 1 ? ' WHERE false' : ''
      }`,
  );
  return selects.join(' UNION ALL ');
}
