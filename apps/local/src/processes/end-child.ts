import type { Clock } from '@weather-stream/service-kit';
import type { Child, ProcessEnd } from './start-child';

/** How {@link endChild} ends a process. */
export interface EndOptions {
  /** Asks the process to end. */
  ask: (child: Pick<Child, 'signal' | 'disconnect'>) => void;
  /** How long it may take before it is killed, in milliseconds. */
  patienceMs: number;
  clock: Clock;
}

/** Asks a process to end, and kills it when it does not: a process that hangs must not hold up Ctrl-C for ever. */
export async function endChild(
  child: Pick<Child, 'signal' | 'disconnect' | 'ended'>,
  { ask, patienceMs, clock }: EndOptions,
): Promise<ProcessEnd> {
  const patience = new AbortController();
  ask(child);
  clock.sleep(patienceMs, patience.signal).then(
    () => child.signal('SIGKILL'),
    () => undefined,
  );
  const end = await child.ended;
  patience.abort(new Error('the process has ended'));
  return end;
}
