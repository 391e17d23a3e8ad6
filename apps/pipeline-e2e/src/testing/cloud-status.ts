import { eventually } from './eventually';

/** What the local cloud tells of itself, as far as the suites look at it. */
export interface CloudStatus {
  streams: Record<string, { partition: string; endOffset: number }[]>;
  connectors: { lag: number }[];
}

/** A run that is built and started on a busy machine takes its time. */
const patienceMs = 45_000;

/** Asks the local cloud how it is. */
export async function readStatus(cloudUrl: string): Promise<CloudStatus> {
  return (await (await fetch(`${cloudUrl}/local-cloud/status`)).json()) as CloudStatus;
}

/** Messages that all streams together have taken. */
export const countMessages = ({ streams }: CloudStatus): number =>
  Object.values(streams)
    .flat()
    .reduce((sum, { endOffset }) => sum + endOffset, 0);

/** Resolves when the connector has delivered all that is on the stream. */
export const untilDelivered = (cloudUrl: string): Promise<void> =>
  eventually(async () => {
    const { connectors } = await readStatus(cloudUrl);
    if (connectors.length === 0 || connectors.some(({ lag }) => lag > 0))
      throw new Error(`Not delivered: ${JSON.stringify(connectors)}`);
  });

/** Resolves when the streams of the cloud on this port hold so many messages, also while it is not up yet. */
export const untilMessages = (port: number, atLeast: number): Promise<void> =>
  eventually(async () => {
    const count = countMessages(await readStatus(`http://127.0.0.1:${port}`));
    if (count < atLeast) throw new Error(`${count} of ${atLeast} messages are on the streams.`);
  }, patienceMs);
