/** What the local ORDS must know of an Autonomous Database: the resource belongs to the control plane. */
export interface OrdsDatabaseResource {
  id: string;
  dbName: string;
  /** Password of ADMIN, as the resource has it now. */
  adminPassword: string;
  /** Requests are answered while this is `AVAILABLE`. */
  lifecycleState: string;
}

/** Where the memory of a database ends. */
export interface OrdsLimits {
  /** DuckDB's `memory_limit` of each database, in MiB. @default 512 */
  memoryMiB: number;
  /** DuckDB's threads of each database. @default 1: the machine has other work */
  threads: number;
}
