import { advancePositions, type Batch } from './batch';
import { collectBatch } from './collect-batch';
import { deliverBatch } from './deliver-batch';
import { loadPositions } from './load-positions';
import type { RunnerContext } from './runner-context';
import { readItems } from './stream-source';
import { toBatchLimits } from './to-batch-limits';
import type { ConnectorDescription, Positions } from './types';
import { createWakeUp } from './wake-up';

async function collect(
  { source, authorize, clock, change }: RunnerContext,
  connector: ConnectorDescription,
  positions: Positions,
): Promise<Batch> {
  const { target } = connector;
  const { streamId } = connector.source;
  const limits = toBatchLimits(target);
  const appended = createWakeUp();
  const unsubscribe = source.reader.onAppended(streamId, appended.wake);
  const read = (from: Positions) => {
    authorize(connector, 'read');
    return readItems(source, streamId, from, limits);
  };
  try {
    return await collectBatch({ positions, limits, read, appended, clock, signal: change.signal });
  } finally {
    unsubscribe();
  }
}

function noteSuccess(runner: RunnerContext, positions: Positions, count: number): void {
  const { moves, messagesMoved } = runner.state;
  runner.state = {
    phase: 'collecting',
    positions,
    failedAttempts: 0,
    moves: moves + 1,
    messagesMoved: messagesMoved + count,
    lastMovedAt: new Date(runner.clock.now()).toISOString(),
  };
}

/**
 * Makes one move: collects a batch, delivers it, and keeps the new position. A kill between the last two delivers the
 * batch again: at least once, never less.
 *
 * @throws when the connector changes or stops before the batch is delivered
 */
export async function moveMessages(runner: RunnerContext, connector: ConnectorDescription): Promise<void> {
  runner.state = { ...runner.state, phase: 'collecting' };
  const positions = await loadPositions(runner, connector);
  const batch = await collect(runner, connector, positions);
  const count = batch.items.length;
  runner.log(`CONNECTOR_RUN_STARTED messagesRead=${count} bytes=${batch.bytes}`);
  await deliverBatch(runner, connector, batch);
  const next = advancePositions(positions, batch);
  await runner.file.save(connector.source.streamId, next);
  runner.log(`CONNECTOR_RUN_COMPLETED messagesRead=${count} messagesWritten=${count}`);
  noteSuccess(runner, next, count);
}
