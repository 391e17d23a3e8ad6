import * as fc from 'fast-check';
import { createRecordReader } from './create-record-reader';
import { aRecorded, hoursLater } from './testing/builders';

describe(createRecordReader, () => {
  it('finds what a search through the whole record finds', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 60 })).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(hours, fc.integer({ min: -2, max: 62 }), (observed, now) => {
        const record = observed.map((hour) => aRecorded({ observedAt: hoursLater(hour) }));
        const expected = record.filter(({ observedAt }) => observedAt <= hoursLater(now)).at(-1);
        expect(createRecordReader(record)('EWR', hoursLater(now))).toBe(expected);
      }),
    );
  });

  it('knows nothing of a station without observations', () => {
    expect(createRecordReader([aRecorded()])('JFK', hoursLater(9))).toBeUndefined();
  });
});
