import type { OracleType } from '../sql/oracle-type';

/** A database user. ADMIN is not among them: its password belongs to the database resource. */
export interface UserEntry {
  passwordHash: string;
  grants: string[];
}

/** One column of a table. */
export interface ColumnEntry {
  name: string;
  type: OracleType;
  nullable: boolean;
  /** Whether a check keeps it well-formed JSON: then the dot notation works on it. */
  isJson: boolean;
  /** Oracle's text of the default. */
  defaultText?: string;
}

/** A table, its rows in the DuckDB table of the same schema and name. */
export interface TableEntry {
  columns: ColumnEntry[];
  primaryKey: { name: string; columns: string[] } | undefined;
  /** Names of the checks and of the JSON columns that each keeps. */
  checks: { name: string; column: string }[];
  /** Columns by the name of the index. */
  indexes: Record<string, string[]>;
}

/** A PL/SQL package: its sources, parsed again when the file is opened. */
export interface PackageEntry {
  specification: string;
  body?: string;
}

/** A schema that ORDS serves under an alias. */
export interface SchemaEntry {
  alias: string;
}

/** A table that AutoREST serves. */
export interface ObjectEntry {
  alias: string;
  requiresAuth: boolean;
}

/** One method of a template. */
export interface HandlerEntry {
  method: string;
  sourceType: string;
  source: string;
  mimesAllowed: string[];
}

/** A module with its templates by pattern. */
export interface ModuleEntry {
  basePath: string;
  status: string;
  templates: Record<string, HandlerEntry[]>;
}

/** A privilege: whoever calls what it covers must have one of its roles. */
export interface PrivilegeEntry {
  roles: string[];
  patterns: string[];
  modules: string[];
  label: string;
}

/** A secret of a client. */
export interface ClientSecret {
  slot: number;
  hash: string;
  /** Milliseconds since the Unix epoch. */
  issuedAt: number;
}

/** An OAuth client. */
export interface ClientEntry {
  clientId: string;
  description: string;
  grantType: string;
  tokenSeconds: number;
  secrets: ClientSecret[];
  roles: string[];
}

/** An access token, named by its hash. */
export interface TokenEntry {
  client: string;
  /** Milliseconds since the Unix epoch. */
  expiresAt: number;
}

/** What the dictionary knows of, by kind. */
export interface DictionaryKinds {
  user: UserEntry;
  table: TableEntry;
  package: PackageEntry;
  schema: SchemaEntry;
  object: ObjectEntry;
  module: ModuleEntry;
  role: Record<string, never>;
  privilege: PrivilegeEntry;
  client: ClientEntry;
  token: TokenEntry;
}
