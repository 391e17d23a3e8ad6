import type { Clock } from '@weather-stream/service-kit';
import type { StackSecrets } from '../account/ensure-secrets';
import {
  ensureResource,
  type ControlPlaneCall,
  type ResourceView,
  type WantedResource,
} from './ensure-resource';
import { ensureRights } from './ensure-rights';
import { names, type Stack } from './stack';

/** What {@link deployStack} works with. */
export interface DeployDeps {
  call: ControlPlaneCall;
  clock: Clock;
  /** Ends the waiting for resources. */
  signal: AbortSignal;
  tenancyId: string;
  /** Where the control plane listens: what serves as the regional endpoints of OCI. */
  cloudUrl: string;
  secrets: StackSecrets;
  /** Image of the function. */
  image: string;
  /** Brings user, table, handler and OAuth client into the database behind `ordsUrl`. */
  bootstrapDatabase: (ordsUrl: string) => Promise<void>;
}

type Ensure = (wanted: WantedResource) => Promise<ResourceView>;

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

async function ensureStreams(ensure: Ensure, compartmentId: string) {
  const pool = await ensure({
    collection: '/20180418/streampools',
    siblings: { compartmentId },
    name: { field: 'name', value: names.streamPool },
    details: { compartmentId },
  });
  const stream = (name: string) =>
    ensure({
      collection: '/20180418/streams',
      siblings: { streamPoolId: pool.id },
      name: { field: 'name', value: name },
      details: { streamPoolId: pool.id, partitions: 1, retentionInHours: 24 },
    });
  return { stream: await stream(names.stream), rejectedStream: await stream(names.rejectedStream) };
}

async function ensureSecretsInVault(ensure: Ensure, compartmentId: string, secrets: StackSecrets) {
  const vault = await ensure({
    collection: '/20180608/vaults',
    siblings: { compartmentId },
    name: { field: 'displayName', value: names.vault },
    details: { compartmentId, vaultType: 'DEFAULT' },
  });
  const key = await ensure({
    collection: '/20180608/keys',
    siblings: { compartmentId },
    name: { field: 'displayName', value: names.key },
    details: { compartmentId, keyShape: { algorithm: 'AES', length: 32 }, protectionMode: 'SOFTWARE' },
  });
  const secret = (secretName: string, value: string) =>
    ensure({
      collection: '/20180608/secrets',
      siblings: { compartmentId },
      name: { field: 'secretName', value: secretName },
      details: {
        compartmentId,
        vaultId: vault.id,
        keyId: key.id,
        secretContent: { contentType: 'BASE64', content: base64(value) },
      },
    });
  return {
    clientId: await secret(names.clientIdSecret, secrets.clientId),
    clientSecret: await secret(names.clientSecretSecret, secrets.clientSecret),
  };
}

const ensureDatabase = (ensure: Ensure, compartmentId: string, adminPassword: string) =>
  ensure({
    collection: '/20160918/autonomousDatabases',
    siblings: { compartmentId },
    name: { field: 'displayName', value: names.database },
    details: {
      compartmentId,
      dbName: names.database,
      dbWorkload: 'AJD',
      licenseModel: 'LICENSE_INCLUDED',
      computeModel: 'ECPU',
      computeCount: 2,
      dataStorageSizeInTBs: 1,
      adminPassword,
    },
  });

async function ensureFunction(
  ensure: Ensure,
  compartmentId: string,
  settings: { image: string; config: Record<string, string> },
) {
  const application = await ensure({
    collection: '/20181201/applications',
    siblings: { compartmentId },
    name: { field: 'displayName', value: names.application },
    details: { compartmentId, subnetIds: ['ocid1.subnet.oc1..local'], shape: 'GENERIC_X86' },
  });
  const changeable = { ...settings, memoryInMBs: 256, timeoutInSeconds: 60 };
  return ensure({
    collection: '/20181201/functions',
    siblings: { applicationId: application.id },
    name: { field: 'displayName', value: names.function },
    details: { applicationId: application.id, ...changeable },
    changeable,
  });
}

/** Batches of at most 500 messages stay under 1 MiB of documents; 60 s is the least that OCI allows. */
const batch = { batchSizeInNum: 500, batchTimeInSec: 60 };

const ensureConnector = (ensure: Ensure, compartmentId: string, streamId: string, functionId: string) => {
  const changeable = { target: { kind: 'functions', functionId, ...batch } };
  return ensure({
    collection: '/20200909/serviceConnectors',
    siblings: { compartmentId },
    name: { field: 'displayName', value: names.connector },
    details: {
      compartmentId,
      source: { kind: 'streaming', streamId, cursor: { kind: 'TRIM_HORIZON' } },
      ...changeable,
    },
    changeable,
  });
};

interface FunctionNeeds {
  ordsUrl: string;
  clientId: ResourceView;
  clientSecret: ResourceView;
  rejectedStream: ResourceView;
  cloudUrl: string;
}

const toFunctionConfig = (needs: FunctionNeeds) => ({
  ORDS_URL: needs.ordsUrl,
  CLIENT_ID_SECRET_ID: needs.clientId.id,
  CLIENT_SECRET_SECRET_ID: needs.clientSecret.id,
  REJECTED_STREAM_ID: needs.rejectedStream.id,
  REJECTED_STREAM_ENDPOINT: String(needs.rejectedStream.messagesEndpoint),
  SECRETS_ENDPOINT: needs.cloudUrl,
});

/**
 * Builds the pipeline in the local cloud by its own control plane, or brings what is there up to date.
 *
 * @throws DeployError
 */
export async function deployStack(deps: DeployDeps): Promise<Stack> {
  const { call, clock, signal, tenancyId, cloudUrl, secrets, image } = deps;
  const ensure: Ensure = (wanted) => ensureResource(wanted, { call, clock, signal });
  const { id: compartmentId } = await ensure({
    collection: '/20160918/compartments',
    siblings: { compartmentId: tenancyId },
    name: { field: 'name', value: names.compartment },
    details: { compartmentId: tenancyId, description: 'Weather observations from a stream into a database' },
  });
  const { stream, rejectedStream } = await ensureStreams(ensure, compartmentId);
  const { clientId, clientSecret } = await ensureSecretsInVault(ensure, compartmentId, secrets);
  await ensureRights(ensure, {
    tenancyId,
    compartmentId,
    streamId: stream.id,
    rejectedStreamId: rejectedStream.id,
    secretIds: [clientId.id, clientSecret.id],
  });
  const database = await ensureDatabase(ensure, compartmentId, secrets.adminPassword);
  const ordsUrl = ordsUrlOf(database);
  await deps.bootstrapDatabase(ordsUrl);
  const config = toFunctionConfig({ ordsUrl, clientId, clientSecret, rejectedStream, cloudUrl });
  const fn = await ensureFunction(ensure, compartmentId, { image, config });
  await ensureConnector(ensure, compartmentId, stream.id, fn.id);
  return {
    compartmentId,
    streamId: stream.id,
    rejectedStreamId: rejectedStream.id,
    streamMessagesEndpoint: String(stream.messagesEndpoint),
    functionId: fn.id,
    functionInvokeEndpoint: String(fn.invokeEndpoint),
    clientIdSecretId: clientId.id,
    clientSecretSecretId: clientSecret.id,
    ordsUrl,
  };
}

const ordsUrlOf = (database: ResourceView): string => {
  const url = (database.connectionUrls as { ordsUrl?: string } | undefined)?.ordsUrl ?? '';
  return `${url.replace(/\/+$/, '')}/`;
};
