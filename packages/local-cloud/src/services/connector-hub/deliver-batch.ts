import { toPayload, type Batch } from './batch';
import { MoveFailedError } from './errors';
import type { RunnerContext } from './runner-context';
import type { ConnectorDescription } from './types';
import { waitToTryAgain } from './wait-to-try-again';

async function invokeTarget(
  { invoke, authorize, urgent }: RunnerContext,
  connector: ConnectorDescription,
  payload: Buffer,
): Promise<void> {
  const { target } = connector;
  const { status, error } = await invoke(target.functionId, payload, {
    principal: authorize(connector, 'invoke'),
    headers: { 'content-type': 'application/json' },
    signal: urgent.signal,
  });
  const reason = error === undefined ? 'no success' : `${error.code}, ${error.message}`;
  if (status < 200 || status > 299) throw new MoveFailedError(status, target.functionId, reason);
}

/**
 * Delivers a batch: the same one, whole, without end, until the function has taken it. What is behind it in the stream
 * waits.
 *
 * @throws when the connector changes or stops between two attempts
 */
export async function deliverBatch(
  runner: RunnerContext,
  connector: ConnectorDescription,
  batch: Batch,
): Promise<void> {
  const payload = toPayload(batch);
  for (;;) {
    runner.state = { ...runner.state, phase: 'moving' };
    try {
      await invokeTarget(runner, connector, payload);
      return;
    } catch (error) {
      runner.change.signal.throwIfAborted();
      await waitToTryAgain(runner, error);
    }
  }
}
