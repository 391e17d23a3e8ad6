import { readCloudLog, type CloudLogEntry } from './read-cloud-log';
import { readProducerLine } from './read-producer-line';

const json = (fields: object) => JSON.stringify({ level: 'info', time: '2026-01-01T00:00:00Z', ...fields });

describe(readProducerLine, () => {
  it('reads an observation and its instant', () => {
    const line = json({
      event: 'polled',
      station: 'EWR',
      observationId: 'EWR@2013-01-01T06:00:00Z',
      tempC: 3.9,
    });
    expect(readProducerLine(line)).toEqual([
      {
        kind: 'polled',
        station: 'EWR',
        observedAt: '2013-01-01T06:00:00Z',
        tempC: 3.9,
        windKph: undefined,
        condition: undefined,
      },
    ]);
  });

  it('counts what was put', () => {
    const line = json({ event: 'put', messages: 3, failures: 1, bytes: 3710, opcRequestId: 'A1' });
    expect(readProducerLine(line)).toMatchObject([
      { kind: 'put', messages: 2 },
      { kind: 'log', line: { text: 'put 3 messages, 3.7 kB, 1 of them failed  opc-request-id A1' } },
    ]);
  });

  it('shows a warning with its code', () => {
    const line = JSON.stringify({
      level: 'warn',
      time: 't',
      event: 'poll-failed',
      msg: 'poll failed',
      code: 'TIMEOUT',
    });
    expect(readProducerLine(line)).toEqual([
      { kind: 'poll-failed' },
      {
        kind: 'log',
        line: { time: 't', source: 'producer', text: 'poll failed  code=TIMEOUT', level: 'warn' },
      },
    ]);
  });

  it('counts what the producer says for the count alone, and shows it where debugging is asked for', () => {
    const line = json({ level: 'debug', event: 'poll-failed', msg: 'poll failed' });
    expect(readProducerLine(line)).toEqual([{ kind: 'poll-failed' }]);
    expect(readProducerLine(line, true)).toHaveLength(2);
  });

  it('says where the record ends, and how to begin it again', () => {
    const line = json({ event: 'record-ended', endsAt: '2013-12-30T23:00:00.000Z', msg: 'the record ends' });
    expect(readProducerLine(line)).toEqual([
      {
        kind: 'note',
        text: 'the record ends at 2013-12-30 23:00 UTC; npx nx run local:reset begins it again',
      },
    ]);
  });

  it('shows a line that is not JSON as it is', () => {
    expect(readProducerLine('oops')).toMatchObject([{ kind: 'log', line: { text: 'oops' } }]);
  });
});

describe(readCloudLog, () => {
  const entry = (partial: Partial<CloudLogEntry>): CloudLogEntry => ({
    seq: 1,
    time: 't',
    source: 'function',
    id: 'ocid1.fnfunc.oc1..x',
    name: 'weatherstrmfunc',
    line: '',
    ...partial,
  });

  it('adds up what the function says of a batch', () => {
    const line = json({ event: 'batch', messages: 5, stored: 3, duplicates: 1, rejected: 1, ms: 12 });
    expect(readCloudLog(entry({ line }))[0]).toEqual({
      kind: 'moved',
      stored: 3,
      duplicates: 1,
      rejected: 1,
    });
  });

  it('shows what the function prints that is not JSON as a warning', () => {
    expect(readCloudLog(entry({ line: 'Segmentation fault' }))).toMatchObject([{ line: { level: 'warn' } }]);
  });

  it('leaves out that a move begins: how it ended is said as well', () => {
    expect(
      readCloudLog(entry({ source: 'connector', line: 'CONNECTOR_RUN_STARTED messagesRead=3' })),
    ).toEqual([]);
  });

  it('shows a line of the connector', () => {
    expect(readCloudLog(entry({ source: 'connector', line: 'read 3, wrote 3' }))).toMatchObject([
      { kind: 'log', line: { source: 'connector', text: 'read 3, wrote 3' } },
    ]);
  });
});
