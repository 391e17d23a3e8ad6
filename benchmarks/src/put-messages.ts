import { fork } from 'node:child_process';
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createProviderIdentity, createSigningHttpClient } from '@weather-stream/oci-transport';
import { Region, SimpleAuthenticationDetailsProvider } from 'oci-common';
import { StreamAdminClient, StreamClient } from 'oci-streaming';

const messagesPerPut = 500;
const valueBytes = 500;
const inFlight = 4;
const secondsPerRound = 4;
const rounds = 3;
const tenancyId = 'ocid1.tenancy.oc1..benchmark';
const userId = 'ocid1.user.oc1..benchmark';

const base64 = (bytes: number) => randomBytes(bytes).toString('base64');
const messages = Array.from({ length: messagesPerPut }, () => ({
  key: base64(12),
  value: base64(valueBytes),
}));

function createAccount() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('md5')
    .update(der)
    .digest('hex')
    .replace(/..(?=.)/g, '$&:');
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const provider = new SimpleAuthenticationDetailsProvider(
    tenancyId,
    userId,
    fingerprint,
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    null,
    Region.US_ASHBURN_1,
  );
  return { provider, apiKey: { tenancyId, userId, fingerprint, publicKeyPem } };
}

async function startCloud(apiKey: object) {
  const child = fork(join(__dirname, 'cloud-process.cjs'), [JSON.stringify(apiKey)]);
  const url = await new Promise<string>((resolve) =>
    child.once('message', (message) => resolve(message as string)),
  );
  return { url, stop: () => child.disconnect() };
}

async function createStream(provider: SimpleAuthenticationDetailsProvider, url: string): Promise<string> {
  const admin = new StreamAdminClient({ authenticationDetailsProvider: provider });
  admin.endpoint = url;
  const createStreamDetails = { name: 'benchmark', partitions: 3, compartmentId: tenancyId };
  const { stream } = await admin.createStream({ createStreamDetails });
  return stream.id;
}

/** Puts for a while with several requests on their way; answers messages a second. */
async function measure(client: StreamClient, streamId: string): Promise<number> {
  const startedAt = performance.now();
  const endsAt = startedAt + secondsPerRound * 1000;
  let stored = 0;
  const put = async () => {
    while (performance.now() < endsAt) {
      const { putMessagesResult } = await client.putMessages({ streamId, putMessagesDetails: { messages } });
      stored += messagesPerPut - putMessagesResult.failures;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, put));
  return stored / ((performance.now() - startedAt) / 1000);
}

const show = (values: number[]) =>
  values.map((value) => Math.round(value).toLocaleString('en').padStart(9)).join('');

async function main(): Promise<void> {
  const { provider, apiKey } = createAccount();
  const cloud = await startCloud(apiKey);
  const streamId = await createStream(provider, cloud.url);
  const httpClient = createSigningHttpClient({ identity: createProviderIdentity(provider) });
  const stock = new StreamClient({ authenticationDetailsProvider: provider });
  const ours = new StreamClient({ httpClient });
  const rates: { stock: number[]; ours: number[] } = { stock: [], ours: [] };
  for (const client of [stock, ours]) client.endpoint = cloud.url;
  for (let round = 0; round < rounds; round += 1) {
    rates.stock.push(await measure(stock, streamId));
    rates.ours.push(await measure(ours, streamId));
  }
  const ratios = rates.ours.map((rate, round) => rate / (rates.stock[round] ?? rate));
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(
    `messages/s, ${messagesPerPut} × ${valueBytes} B a put, ${inFlight} puts in flight, ${rounds} rounds, Node ${process.versions.node}`,
  );
  print(`StreamClient, stock      ${show(rates.stock)}`);
  print(`StreamClient, our client ${show(rates.ours)}`);
  print(`ratio                    ${ratios.map((ratio) => `${ratio.toFixed(1)} ×`.padStart(9)).join('')}`);
  cloud.stop();
  process.exit();
}

void main();
