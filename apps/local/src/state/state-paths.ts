import { join } from 'node:path';

/** Where everything lies under the state folder. */
export interface StatePaths {
  folder: string;
  /** Which version of the layout this is. */
  version: string;
  /** Number and start of the process that holds the folder. */
  lock: string;
  /** State of the local cloud: resources, streams, databases. */
  cloud: string;
  /** OCI config file with an API key that the local cloud knows. */
  ociConfig: string;
  /** Private key of {@link ociConfig}. */
  apiKey: string;
  /** Generated passwords and the OAuth client; readable by the owner alone. */
  secrets: string;
  /** Which observation of each station was published last, by the kind of the source. */
  checkpoint: (sourceKind: string) => string;
  /** The checkpoint of earlier versions, which all sources shared. */
  formerCheckpoint: string;
  /** Settings for any OCI SDK or CLI, while `local:up` runs. */
  env: string;
}

/** Lays out the state folder. */
export const statePaths = (folder: string): StatePaths => ({
  folder,
  version: join(folder, 'version'),
  lock: join(folder, 'lock'),
  cloud: join(folder, 'cloud'),
  ociConfig: join(folder, 'oci', 'config'),
  apiKey: join(folder, 'oci', 'api_key.pem'),
  secrets: join(folder, 'secrets.json'),
  checkpoint: (sourceKind) => join(folder, `checkpoint-${sourceKind}.json`),
  formerCheckpoint: join(folder, 'checkpoint.json'),
  env: join(folder, 'env'),
});
