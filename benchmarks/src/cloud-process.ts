import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud, type ApiKey } from '@weather-stream/local-cloud';
import { createLogger } from '@weather-stream/service-kit';

/** A local cloud in a process of its own, without the rate of OCI's partitions, so that the client is what is measured. */
async function main(apiKey: ApiKey): Promise<void> {
  const cloud = await startLocalCloud({
    stateFolder: mkdtempSync(join(tmpdir(), 'benchmark-')),
    apiKeys: [apiKey],
    images: {},
    streamingLimits: { writeBytesPerSecond: 1e12 },
    logger: createLogger({ name: 'local-cloud', level: 'error' }),
  });
  process.once('disconnect', () => process.exit());
  process.send?.(cloud.url);
}

void main(JSON.parse(process.argv[2] ?? '{}') as ApiKey);
