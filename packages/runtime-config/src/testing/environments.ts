import type { Environment } from '../types';

const streamId = 'ocid1.stream.oc1.eu-frankfurt-1.aaaa';

/** The least environment with which the producer starts. */
export const producerEnv = (more: Environment = {}): Environment => ({ STREAM_ID: streamId, ...more });

/** The least environment with which the function starts. */
export const functionEnv = (more: Environment = {}): Environment => ({
  ORDS_URL: 'https://db.example.com/ords/',
  CLIENT_ID_SECRET_ID: 'ocid1.vaultsecret.oc1.eu-frankfurt-1.id',
  CLIENT_SECRET_SECRET_ID: 'ocid1.vaultsecret.oc1.eu-frankfurt-1.secret',
  REJECTED_STREAM_ID: 'ocid1.stream.oc1.eu-frankfurt-1.rejected',
  REJECTED_STREAM_ENDPOINT: 'https://cell-1.streaming.eu-frankfurt-1.oci.oraclecloud.com',
  OCI_RESOURCE_PRINCIPAL_REGION: 'eu-frankfurt-1',
  ...more,
});
