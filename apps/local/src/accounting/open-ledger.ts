import type { Clock } from '@weather-stream/service-kit';
import type { CloudStatus } from '../cloud/cloud-client';
import { UnaccountedError } from '../errors';
import { accountRun, type PublishedMessage, type RejectedEntry, type RunAccount } from './account-run';
import type { Offsets } from './read-stream';

/** What a ledger reads from. */
export interface LedgerDeps {
  status: () => Promise<CloudStatus>;
  streamId: string;
  rejectedStreamId: string;
  readPublished: (from: Offsets, to: Offsets) => Promise<PublishedMessage[]>;
  readRejected: (from: Offsets, to: Offsets) => Promise<RejectedEntry[]>;
  readStoredIds: () => Promise<Set<string>>;
  clock: Clock;
  /** Ends the waiting. */
  signal: AbortSignal;
}

/** The account of one run, opened before anything is published. */
export interface Ledger {
  /**
   * Waits until every observation that was published since the ledger was opened has its one final place.
   *
   * @throws UnaccountedError, at the latest after a minute in which nothing moved
   */
  settle: () => Promise<RunAccount>;
}

const pollMs = 100;
const patienceMs = 60_000;

const offsetsOf = (status: CloudStatus, streamId: string): Offsets =>
  Object.fromEntries(
    (status.streams[streamId] ?? []).map(({ partition, endOffset }) => [partition, endOffset]),
  );

const lagOf = ({ connectors }: CloudStatus) => connectors.reduce((sum, { lag }) => sum + lag, 0);

/** Opens the account of a run: remembers how far the streams go and what the database holds. */
export async function openLedger(deps: LedgerDeps): Promise<Ledger> {
  const { streamId, rejectedStreamId, clock, signal } = deps;
  const before = await deps.status();
  const storedBefore = await deps.readStoredIds();

  const account = async (now: CloudStatus): Promise<RunAccount> =>
    accountRun({
      published: await deps.readPublished(offsetsOf(before, streamId), offsetsOf(now, streamId)),
      rejected: await deps.readRejected(
        offsetsOf(before, rejectedStreamId),
        offsetsOf(now, rejectedStreamId),
      ),
      storedBefore,
      storedNow: await deps.readStoredIds(),
    });

  const waitUntilMoved = async (): Promise<{ status: CloudStatus; hasWaited: boolean }> => {
    let leastLag = Infinity;
    let movedAt = clock.now();
    for (;;) {
      const status = await deps.status();
      const lag = lagOf(status);
      if (lag === 0) return { status, hasWaited: false };
      if (clock.now() - movedAt >= patienceMs) return { status, hasWaited: true };
      if (lag < leastLag) [leastLag, movedAt] = [lag, clock.now()];
      await clock.sleep(pollMs, signal);
    }
  };

  return {
    settle: async () => {
      const { status, hasWaited } = await waitUntilMoved();
      const result = await account(status);
      if (result.unaccounted.length === 0) return result;
      const lastError = status.connectors.find((connector) => connector.lastError !== undefined)?.lastError;
      throw new UnaccountedError(result, { hasWaited, ...(lastError !== undefined && { lastError }) });
    },
  };
}
