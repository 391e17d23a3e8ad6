import type { SqlClient } from '@weather-stream/ords-client';
import { systemClock } from '@weather-stream/service-kit';
import type { RunningStack } from '../stack/run-stack';
import { names } from '../stack/stack';
import { openLedger, type Ledger } from './open-ledger';
import { readStoredIds } from './read-stored-ids';
import { readStream, toPublished, toRejected } from './read-stream';

/** The local cloud's status tells of streams that were used since it started: asking for a cursor is a use. */
async function useStreams({ stack, client }: Pick<RunningStack, 'stack' | 'client'>): Promise<void> {
  for (const streamId of [stack.streamId, stack.rejectedStreamId]) {
    await client.call('POST', `/20180418/streams/${streamId}/cursors`, { partition: '0', type: 'LATEST' });
  }
}

/** Opens the account of a run over the streams and the database of a stack. */
export async function openStackLedger(
  running: Pick<RunningStack, 'stack' | 'client'>,
  sql: Pick<SqlClient, 'execute'>,
  signal: AbortSignal,
): Promise<Ledger> {
  const { stack, client } = running;
  const { streamId, rejectedStreamId } = stack;
  await useStreams(running);
  return openLedger({
    status: client.status,
    streamId,
    rejectedStreamId,
    readPublished: async (from, to) =>
      (await readStream(client.call, streamId, from, to)).map((message) =>
        toPublished(names.stream, message),
      ),
    readRejected: async (from, to) =>
      (await readStream(client.call, rejectedStreamId, from, to)).flatMap(toRejected),
    readStoredIds: () => readStoredIds(sql),
    clock: systemClock,
    signal,
  });
}
