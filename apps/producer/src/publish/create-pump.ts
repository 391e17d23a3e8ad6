import type { Clock } from '@weather-stream/service-kit';
import { chooseBatch, type BatchLimits } from './choose-batch';
import type { Lane, Lanes } from './create-lanes';
import type { WakeUp } from './create-wake-up';

/** What {@link createPump} needs. */
export interface PumpDeps {
  clock: Clock;
  lanes: Lanes;
  /** Read at every turn: draining changes them. */
  limits: BatchLimits;
  /** Puts the first messages of lanes in one request. Never rejects. */
  send: (batch: Lane[]) => Promise<void>;
  wakeUp: WakeUp;
  /** Told after every turn. */
  onPumped: () => void;
  /** How many puts may be under way at once. @default 4 */
  maxInFlight?: number;
}

/** Makes the function that starts every put that is due, and sets the alarm for the next. */
export function createPump(deps: PumpDeps): () => void {
  const { clock, lanes, limits, send, wakeUp, onPumped, maxInFlight = 4 } = deps;
  let inFlight = 0;
  const start = (keys: string[]) => {
    const batch = lanes.begin(keys);
    inFlight += 1;
    void send(batch).finally(() => {
      inFlight -= 1;
      lanes.end(batch);
      pump();
    });
  };
  const pump = () => {
    for (; inFlight < maxInFlight;) {
      const choice = chooseBatch(lanes.heads(), clock.now(), limits);
      if (choice.kind === 'send') {
        start(choice.keys);
        continue;
      }
      wakeUp.at(choice.kind === 'wait' ? choice.untilMs : undefined);
      break;
    }
    onPumped();
  };
  return pump;
}
