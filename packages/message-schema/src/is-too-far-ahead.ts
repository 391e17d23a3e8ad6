import { MAX_INSTANT_AHEAD_SECONDS } from './limits';

/**
 * Whether an observation claims to be of the future: its instant lies more than an hour after `now`. There is no lower
 * bound, since records of past years are observations too.
 *
 * @param now the clock of whoever lets observations onto the stream
 */
export function isTooFarAhead(instant: Date, now: Date): boolean {
  return instant.getTime() - now.getTime() > MAX_INSTANT_AHEAD_SECONDS * 1000;
}
