import { newYorkAirports } from '@weather-stream/runtime-config';
import { sayEnd } from './create-source';
import { aLog } from './testing/a-log';
import { anObservation } from './testing/an-observation';

const [station] = newYorkAirports;

describe(sayEnd, () => {
  it('says once that the record has ended, and hands every observation on', async () => {
    const { logger, lines } = aLog();
    let isOver = false;
    const recording = { endsAt: new Date('2013-12-30T23:00:00Z'), isAtEnd: () => isOver };
    const poll = () => Promise.resolve(anObservation(1));
    const source = sayEnd({ kind: 'recorded', poll, close: () => undefined }, recording, logger);
    const { signal } = new AbortController();
    expect(await source.poll(station, signal)).toEqual(anObservation(1));
    expect(lines).toEqual([]);
    isOver = true;
    await source.poll(station, signal);
    await source.poll(station, signal);
    expect(lines).toMatchObject([{ event: 'record-ended', endsAt: '2013-12-30T23:00:00.000Z' }]);
  });
});
