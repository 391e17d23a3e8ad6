import { createProducerReport } from './create-producer-report';

const reportOf = (...lines: object[]) => {
  const report = createProducerReport();
  for (const line of lines) report.read(JSON.stringify(line));
  return report;
};

describe(createProducerReport, () => {
  it('finds nothing missing in a run in which every station was polled', () => {
    const report = reportOf({ event: 'polled', station: 'EWR' }, { event: 'finished', published: 1 });
    expect(report.isFinished()).toBe(true);
    expect(report.shortfall()).toBeUndefined();
  });

  it('names the stations that could not be polled, with the reason', () => {
    const report = reportOf(
      { event: 'poll-failed', station: 'EWR', msg: 'answered 401' },
      { event: 'polled', station: 'JFK' },
      { event: 'finished' },
      { event: 'failed', msg: '1 of 2 observations did not reach a stream.' },
    );
    expect(report.isFinished()).toBe(true);
    expect(report.shortfall()).toMatch(/could not be polled: EWR \(answered 401\)\. /);
  });

  it('forgets a failure that was got over', () => {
    const report = reportOf(
      { event: 'poll-failed', station: 'EWR', msg: 'answered 503' },
      { event: 'polled', station: 'EWR' },
    );
    expect(report.shortfall()).toBeUndefined();
  });

  it('says what failed where no station is at fault, and that the run did not go through', () => {
    const report = reportOf({ event: 'failed', msg: 'The stream does not answer.' });
    expect(report.isFinished()).toBe(false);
    expect(report.shortfall()).toBe('The stream does not answer.');
  });

  it('passes over lines that are no JSON objects', () => {
    const report = createProducerReport();
    for (const line of ['oops', 'null', '17', '"text"']) report.read(line);
    expect(report.shortfall()).toBeUndefined();
  });
});
