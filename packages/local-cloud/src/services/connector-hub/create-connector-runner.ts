import { STATE_CHECK_MS } from './limits';
import { loadPositions } from './load-positions';
import { moveMessages } from './move-messages';
import type { ConnectorRunnerDeps, RunnerContext, RunnerState } from './runner-context';
import { untilAborted } from './until-aborted';
import { waitToTryAgain } from './wait-to-try-again';

/** Moves one connector's messages, one move at a time. */
export interface ConnectorRunner {
  state(): Readonly<RunnerState>;
  /** To be called when the connector's description has changed. A call under way finishes first. */
  changed(): void;
  /** Stops for good. @param isUrgent whether a call under way is given up, to be repeated by the next runner */
  stop(isUrgent: boolean): Promise<void>;
}

/** Waits while the connector may not move: until it changes, or, while a change is under way, for a moment. */
async function waitWhileInactive(runner: RunnerContext, lifecycleState: string | undefined): Promise<void> {
  const { clock, change } = runner;
  runner.state = { ...runner.state, phase: 'inactive' };
  const isTransient = lifecycleState === 'CREATING' || lifecycleState === 'UPDATING';
  if (isTransient) await clock.sleep(STATE_CHECK_MS, change.signal);
  else await untilAborted(change.signal);
}

async function step(runner: RunnerContext): Promise<void> {
  const connector = runner.describe();
  if (connector?.lifecycleState === 'ACTIVE') await moveMessages(runner, connector);
  else await waitWhileInactive(runner, connector?.lifecycleState);
}

/** Fixes where the connector begins, also when it may not move yet. A stream that is not there yet is met later. */
async function rememberStart(runner: RunnerContext): Promise<void> {
  const connector = runner.describe();
  if (connector !== undefined) await loadPositions(runner, connector).catch(() => undefined);
}

async function run(runner: RunnerContext): Promise<void> {
  await rememberStart(runner);
  while (!runner.isStopped) {
    try {
      await step(runner);
    } catch (error) {
      if (!runner.change.signal.aborted) await waitToTryAgain(runner, error).catch(() => undefined);
    }
    if (!runner.change.signal.aborted) continue;
    runner.change = new AbortController();
    runner.state = { ...runner.state, failedAttempts: 0 };
  }
}

/** Starts a runner. It goes on where the position file says, or else where the connector's cursor says. */
export function createConnectorRunner(deps: ConnectorRunnerDeps): ConnectorRunner {
  const runner: RunnerContext = {
    ...deps,
    state: { phase: 'inactive', failedAttempts: 0, moves: 0, messagesMoved: 0 },
    change: new AbortController(),
    urgent: new AbortController(),
    isStopped: false,
  };
  const ended = run(runner);
  return {
    state: () => runner.state,
    changed: () => runner.change.abort(new Error('the connector has changed')),
    stop: async (isUrgent) => {
      runner.isStopped = true;
      runner.change.abort(new Error('the connector stops'));
      if (isUrgent) runner.urgent.abort(new Error('the connector stops at once'));
      await ended;
    },
  };
}
