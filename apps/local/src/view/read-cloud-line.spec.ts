import { readCloudLine } from './read-cloud-line';

describe(readCloudLine, () => {
  it('says a log line in words', () => {
    const fields = { level: 'warn', time: '2026-01-01T00:00:00Z', msg: 'connector attempt failed' };
    expect(readCloudLine(JSON.stringify({ ...fields, error: 'no answer', failedAttempts: 3 }))).toEqual({
      time: '2026-01-01T00:00:00Z',
      source: 'cloud',
      text: 'connector attempt failed: no answer',
      level: 'warn',
    });
  });

  it('does not take what is no trouble for a warning', () => {
    expect(readCloudLine('{"level":"info","msg":"local cloud started"}')).toMatchObject({
      text: 'local cloud started',
      level: 'info',
    });
  });

  it.each(['Segmentation fault', '"text"', '{"level":30}'])('shows %s as it is', (line) => {
    expect(readCloudLine(line)).toMatchObject({ text: line, level: 'warn' });
  });
});
