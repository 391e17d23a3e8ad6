import type { Clock } from '@weather-stream/service-kit';
import type { CloudClient } from '../cloud/cloud-client';
import { readCloudLog } from './read-cloud-log';
import type { ViewEvent } from './view-model';

/** Settings of {@link followCloud}. */
export interface FollowOptions {
  client: Pick<CloudClient, 'status' | 'logsAfter'>;
  show: (events: readonly ViewEvent[]) => void;
  clock: Clock;
  /** Ends the following, after a last look. */
  signal: AbortSignal;
}

const everyMs = 300;

/**
 * Shows what the local cloud says and how far its connector is behind, until the signal is aborted or the cloud is gone.
 * The last look is taken after the signal, so that the counts that remain are those of the end.
 */
export async function followCloud({ client, show, clock, signal }: FollowOptions): Promise<void> {
  const earlier = await client.logsAfter(0);
  let lastSeq = earlier.at(-1)?.seq ?? 0;
  for (let isLast = false; ; isLast = signal.aborted) {
    const { connectors } = await client.status();
    const entries = await client.logsAfter(lastSeq);
    lastSeq = entries.at(-1)?.seq ?? lastSeq;
    const lag = connectors.reduce((sum, connector) => sum + connector.lag, 0);
    show([...entries.flatMap(readCloudLog), { kind: 'lag', messages: lag }]);
    if (isLast) return;
    await clock.sleep(everyMs, signal).catch(() => undefined);
  }
}
