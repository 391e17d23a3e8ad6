import { createLineLogger } from './create-line-logger';
import { createLogger } from './create-logger';
import type { Logger } from './logger';

const lines: string[] = [];
const read = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);
const makers: [string, (level?: 'info' | 'error') => Logger][] = [
  [
    'createLogger',
    (level) =>
      createLogger({
        name: 'test',
        ...(level && { level }),
        destination: { write: (line) => void lines.push(line) },
      }),
  ],
  [
    'createLineLogger',
    (level) =>
      createLineLogger({ name: 'test', ...(level && { level }), writeLine: (line) => void lines.push(line) }),
  ],
];

describe.each(makers)('%s', (_name, make) => {
  it('writes one JSON object a line with level, ISO time, name, fields and message', () => {
    make().warn({ station: 'JFK' }, 'late');
    expect(read()).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
        name: 'test',
        station: 'JFK',
        msg: 'late',
      },
    ]);
  });

  it('leaves out what lies below its level', () => {
    make('error').info({}, 'chatter');
    make().debug({}, 'more chatter');
    expect(read()).toEqual([]);
  });
});

it('redacts a field that is named like a secret', () => {
  createLogger({ name: 'test', destination: { write: (line) => void lines.push(line) } }).info(
    { token: 'abc' },
    'x',
  );
  expect(read()[0]).toMatchObject({ token: '[Redacted]' });
});
