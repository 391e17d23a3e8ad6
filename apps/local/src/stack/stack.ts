/** What a deployment leaves behind: all that the producer, the view and a person's own tools need to know of it. */
export interface Stack {
  compartmentId: string;
  streamId: string;
  rejectedStreamId: string;
  streamMessagesEndpoint: string;
  functionId: string;
  functionInvokeEndpoint: string;
  clientIdSecretId: string;
  clientSecretSecretId: string;
  /** Ends in `/ords/`. */
  ordsUrl: string;
}

/** The article's names, used by everything that looks something up. */
export const names = {
  compartment: 'weather-stream',
  streamPool: 'weather-stream-pool',
  stream: 'weatherstrm',
  rejectedStream: 'weatherstrm-rejected',
  vault: 'weather-stream-vault',
  key: 'weather-stream-key',
  clientIdSecret: 'weather-stream-oauth-client-id',
  clientSecretSecret: 'weather-stream-oauth-client-secret',
  database: 'weatherdb',
  application: 'weather-stream-app',
  function: 'weatherstrmfunc',
  connector: 'weatherstrm-to-weatherstrmfunc',
  functionGroup: 'weather-stream-functions',
  policy: 'weather-stream-rights',
} as const;
