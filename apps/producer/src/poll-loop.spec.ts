import { createManualClock } from '@weather-stream/service-kit';
import type { WeatherObservation } from '@weather-stream/message-schema';
import { newYorkAirports } from '@weather-stream/runtime-config';
import type { Publication } from './create-observation-publisher';
import { runPollLoop, type PollLoopOptions } from './poll-loop';
import { aLog } from './testing/a-log';
import { anObservation } from './testing/an-observation';

const taken = (): Promise<Publication> =>
  Promise.resolve({ kind: 'taken', outcome: Promise.resolve({ kind: 'stored' }) });
const away = Object.assign(new Error('the source is away'), { code: 'SOURCE_UNAVAILABLE', retriable: true });

const start = (poll: PollLoopOptions['poll'], publish = taken) => {
  const clock = createManualClock(0);
  const stop = new AbortController();
  const log = aLog();
  let pollFailures = 0;
  const loop = runPollLoop({
    stations: newYorkAirports,
    intervalMs: 1000,
    poll,
    publisher: { publish },
    onPollFailed: () => (pollFailures += 1),
    clock,
    logger: log.logger,
    signal: stop.signal,
  });
  return {
    clock,
    loop,
    lines: log.lines,
    pollFailures: () => pollFailures,
    stop: () => stop.abort(new Error('stopped')),
  };
};

const observed = (): Promise<WeatherObservation> => Promise.resolve(anObservation());

describe(runPollLoop, () => {
  it('polls every station at its interval', async () => {
    const polls: string[] = [];
    const { clock, loop, stop, lines } = start(({ id }) => {
      polls.push(`${id} ${clock.now()}`);
      return observed();
    });
    await clock.advance(2_100);
    stop();
    await loop;
    expect(polls.filter((poll) => poll.startsWith('EWR'))).toEqual(['EWR 0', 'EWR 1000', 'EWR 2000']);
    expect(polls).toHaveLength(9);
    expect(lines[0]).toMatchObject({
      event: 'polled',
      station: 'EWR',
      observationId: 'EWR@2013-01-01T06:00:00Z',
      tempC: 3.9,
      windKph: 16.7,
      condition: 'Partly cloudy',
    });
  });

  it('goes on with the other stations while one fails and one hangs', async () => {
    const polls: string[] = [];
    const { clock, loop, stop } = start(({ id }) => {
      polls.push(id);
      if (id === 'EWR') return Promise.reject(away);
      return id === 'JFK' ? new Promise(() => undefined) : observed();
    });
    await clock.advance(5_500);
    expect(polls.filter((id) => id === 'LGA')).toHaveLength(6);
    expect(polls.filter((id) => id === 'EWR')).toHaveLength(6);
    expect(polls.filter((id) => id === 'JFK')).toHaveLength(1);
    stop();
    void loop;
  });

  it('says each cause of a failure once, counts every poll that failed, and says when it is over', async () => {
    let failure: Error | undefined = away;
    const { clock, loop, stop, lines, pollFailures } = start(({ id }) => {
      if (id !== 'EWR' || failure === undefined) return observed();
      return Promise.reject(failure);
    });
    await clock.advance(4_500);
    failure = Object.assign(new Error('no key'), { code: 'SOURCE_KEY_REFUSED', retriable: false });
    await clock.advance(2_000);
    failure = away;
    await clock.advance(1_000);
    failure = undefined;
    await clock.advance(1_000);
    stop();
    await loop;
    const said = lines.filter(({ station, level }) => station === 'EWR' && level !== 'debug');
    expect(said).toMatchObject([
      { event: 'poll-failed', code: 'SOURCE_UNAVAILABLE', retriable: true, message: 'the source is away' },
      { event: 'poll-failed', code: 'SOURCE_KEY_REFUSED', retriable: false },
      { event: 'poll-recovered', codes: ['SOURCE_UNAVAILABLE', 'SOURCE_KEY_REFUSED'], polls: 8 },
      { event: 'polled' },
    ]);
    expect(pollFailures()).toBe(8);
  });

  it('does not poll again while publishing waits', async () => {
    let polls = 0;
    const { clock, stop, loop } = start(
      () => {
        polls += 1;
        return observed();
      },
      () => new Promise(() => undefined),
    );
    await clock.advance(10_000);
    expect(polls).toBe(newYorkAirports.length);
    stop();
    void loop;
  });

  it('ends at once when it is stopped between polls', async () => {
    const { clock, loop, stop } = start(observed);
    await clock.advance(100);
    stop();
    await loop;
    expect(clock.sleeperCount()).toBe(0);
  });
});
