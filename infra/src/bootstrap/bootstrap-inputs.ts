/** What the set-up of the database is told. Everything but the URL, the id and the hash is a secret. */
export interface BootstrapInputs {
  /** Base URL of ORDS, as the database says it. */
  ordsUrl: string;
  adminPassword: string;
  /** Password that the user DEMO shall have. */
  demoPassword: string;
  /** Id of the function's OAuth client. */
  clientId: string;
  /** Secret that this client shall accept. */
  clientSecret: string;
  /** Hash of the module that does it: a changed one does it again. */
  contentHash: string;
}

/** What Pulumi remembers of it. */
export interface BootstrapState extends BootstrapInputs {
  /** Version of ORDS at the last set-up. */
  ordsVersion: string;
  /** Parts that a refresh has found missing; nothing right after a set-up. */
  missing: string[];
}

/** The module that does the work, in a process that cannot load TypeScript. */
export interface BootstrapModule {
  /** Makes what is missing; see `bootstrapDatabase` of ords-client. */
  setUpDatabase: (inputs: BootstrapInputs) => Promise<{ ordsVersion: string }>;
  /** Parts that are missing; `undefined` when it cannot be known. */
  findMissingParts: (inputs: BootstrapInputs) => Promise<string[] | undefined>;
}
