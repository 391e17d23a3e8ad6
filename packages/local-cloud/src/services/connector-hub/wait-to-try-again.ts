import { toErrorFields } from '@weather-stream/service-kit';
import type { RunnerContext } from './runner-context';
import { toRetryDelayMs } from './to-retry-delay';

/**
 * Notes a failed attempt, says so in the run log, and waits as long as the back-off says.
 *
 * @throws when the connector changes or stops meanwhile: then the move begins anew, or not at all
 */
export async function waitToTryAgain(runner: RunnerContext, error: unknown): Promise<void> {
  const { connectorId, state, clock, log, logger, change } = runner;
  const failedAttempts = state.failedAttempts + 1;
  const delayMs = toRetryDelayMs(failedAttempts);
  const fields = toErrorFields(error);
  runner.state = { ...state, phase: 'waiting to try again', failedAttempts, lastError: fields.error };
  log(`attempt ${failedAttempts} failed: ${fields.error} The next one is in ${delayMs / 1000} s.`);
  logger.warn({ connectorId, failedAttempts, delayMs, ...fields }, 'connector attempt failed');
  await clock.sleep(delayMs, change.signal);
}
