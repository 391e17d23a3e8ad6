/** What the machine is told by `machine.json`: where to fetch what, and where its log goes. It holds no secret. */
export interface MachinePlan {
  endpoints: {
    /** Signs the machine in. */
    federation: string;
    objectStorage: string;
    secrets: string;
    logIngestion: string;
  };
  /** Files of the producer's bundle. */
  objects: PlannedObject[];
  /** Secrets that the producer reads from its environment. */
  secrets: { variable: string; secretId: string }[];
  /** OCID of the log that the journal is shipped to. */
  logId: string;
}

/** One file of the bundle, and where it lies. */
export interface PlannedObject {
  /** Relative to the bundle's folder. */
  path: string;
  namespace: string;
  bucket: string;
  object: string;
  /** How the file stands in the object: binary files as base64, since Pulumi uploads text. */
  encoding: 'utf8' | 'base64';
  /** Of the file itself, in hexadecimal. */
  sha256: string;
}
