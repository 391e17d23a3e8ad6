import {
  createViewModel,
  logLength,
  trendLength,
  updateView,
  type ViewEvent,
  type ViewModel,
} from './view-model';

const play = (events: ViewEvent[], from: ViewModel = createViewModel('local')) =>
  events.reduce(updateView, from);
const polled = (tempC?: number): ViewEvent => ({
  kind: 'polled',
  station: 'JFK',
  observedAt: '2013-01-01T06:00:00Z',
  tempC,
});

describe(updateView, () => {
  it('shows the newest observation of a station and a trend of the last day', () => {
    const model = play(Array.from({ length: trendLength + 5 }, (_, hour) => polled(hour)));
    expect(model.stations.JFK).toMatchObject({
      tempC: trendLength + 4,
      observedAt: '2013-01-01T06:00:00Z',
    });
    expect(model.stations.JFK?.trend).toHaveLength(trendLength);
    expect(model.counts.polled).toBe(trendLength + 5);
  });

  it('leaves out a measurement that the newest observation lacks', () => {
    const { stations } = play([polled(4), polled()]);
    expect(stations.JFK).not.toHaveProperty('tempC');
    expect(stations.JFK?.trend).toEqual([4, undefined]);
  });

  it('adds up what moved and what was rejected on either side', () => {
    const { counts } = play([
      { kind: 'put', messages: 5 },
      { kind: 'rejected', messages: 1 },
      { kind: 'moved', stored: 3, duplicates: 1, rejected: 1 },
      { kind: 'lag', messages: 2 },
      { kind: 'lag', messages: 0 },
    ]);
    expect(counts).toEqual({
      polled: 0,
      put: 5,
      lag: 0,
      stored: 3,
      duplicates: 1,
      rejected: 2,
      pollFailures: 0,
    });
  });

  it('counts polls that failed', () => {
    expect(play([{ kind: 'poll-failed' }, { kind: 'poll-failed' }]).counts.pollFailures).toBe(2);
  });

  it('keeps a note once', () => {
    const note: ViewEvent = { kind: 'note', text: 'the record ends' };
    expect(play([note, note]).notes).toEqual(['the record ends']);
  });

  it('forgets old log lines', () => {
    const line = (text: string): ViewEvent => ({
      kind: 'log',
      line: { time: '', source: 'producer', text, level: 'info' },
    });
    const model = play(Array.from({ length: logLength + 1 }, (_, index) => line(String(index))));
    expect(model.log).toHaveLength(logLength);
    expect(model.log[0]?.text).toBe('1');
  });
});
