import { sourceKinds } from '@weather-stream/message-schema';
import fc from 'fast-check';
import { encodeCheckpoint, parseCheckpoint } from './checkpoint-file';

describe(parseCheckpoint, () => {
  it('reads what was written', () => {
    const instant = fc.integer({ min: 0, max: 4_102_444_800 }).map((seconds) => new Date(seconds * 1000));
    const station = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,8}$/);
    fc.assert(
      fc.property(
        fc.option(fc.constantFrom(...sourceKinds), { nil: undefined }),
        fc.array(fc.tuple(station, instant)),
        (source, pairs) => {
          const file = { source, instants: new Map(pairs) };
          expect(parseCheckpoint(encodeCheckpoint(file), 'p')).toEqual(file);
        },
      ),
    );
  });

  it.each([
    ['{"version":1,"stat', 'holds no JSON'],
    ['', 'holds no JSON'],
    ['null', 'version undefined'],
    ['{"version":2,"stations":{}}', 'is of version 2, this producer reads version 1'],
    ['{"version":1}', 'names no stations'],
    ['{"version":1,"source":"dice","stations":{}}', 'none of weatherapi, open-meteo, recorded'],
    ['{"version":1,"stations":{"EWR":"soon"}}', 'no instant for station EWR'],
  ])('refuses %s with the path and a way out', (text, reason) => {
    const attempt = () => parseCheckpoint(text, '/state/checkpoint.json');
    expect(attempt).toThrow(reason);
    expect(attempt).toThrow('/state/checkpoint.json');
    expect(attempt).toThrow('Delete it');
  });
});
