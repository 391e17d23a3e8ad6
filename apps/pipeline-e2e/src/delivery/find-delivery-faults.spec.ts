import * as fc from 'fast-check';
import { findDeliveryFaults, type DeliveryFacts } from './find-delivery-faults';

const stations = ['EWR', 'JFK', 'LGA'];
const record = Array.from({ length: 20 }, (_, hour) =>
  stations.map((station) => `${station}@2013-01-01T${String(hour).padStart(2, '0')}:00:00Z`),
).flat();

/** A faultless delivery of the record's first observations; those at `aside` are rejected, some are put again. */
const faultless = fc
  .record({
    count: fc.integer({ min: 3, max: record.length }),
    aside: fc.uniqueArray(fc.nat({ max: record.length - 1 }), { maxLength: 5 }),
    putAgainFrom: fc.nat({ max: record.length - 1 }),
  })
  .map(({ count, aside, putAgainFrom }): DeliveryFacts => {
    const taken = record.slice(0, count);
    const isAside = (_id: string, index: number) => aside.includes(index);
    const published = taken.filter((id, index) => !isAside(id, index));
    return {
      record,
      published: [...published, ...published.slice(putAgainFrom)],
      stored: [...published].sort(),
      rejected: taken.filter(isAside),
    };
  });

const withIndex = fc.tuple(faultless, fc.nat({ max: 1000 }));
const pick = (ids: readonly string[], index: number) => ids[index % ids.length] ?? '';

describe(findDeliveryFaults, () => {
  it('finds nothing where every observation has its one place, however often it was put', () => {
    fc.assert(fc.property(faultless, (facts) => findDeliveryFaults(facts).length === 0));
  });

  it('finds nothing in nothing', () => {
    expect(findDeliveryFaults({ record, published: [], stored: [], rejected: [] })).toEqual([]);
  });

  it('finds a row that is missing', () => {
    fc.assert(
      fc.property(withIndex, ([facts, index]) => {
        fc.pre(facts.stored.length > 0);
        const lost = pick(facts.stored, index);
        const stored = facts.stored.filter((id) => id !== lost);
        expect(findDeliveryFaults({ ...facts, stored })).toContain(`${lost} is nowhere`);
      }),
    );
  });

  it('finds an observation that was passed over, when a later one of its station was published', () => {
    const published = record.filter((id) => id !== record[3]).slice(0, 30);
    expect(findDeliveryFaults({ record, published, stored: published, rejected: [] })).toEqual([
      `${record[3] ?? ''} is nowhere`,
    ]);
  });

  it('finds a row that is there twice', () => {
    fc.assert(
      fc.property(withIndex, ([facts, index]) => {
        fc.pre(facts.stored.length > 0);
        const twice = pick(facts.stored, index);
        expect(findDeliveryFaults({ ...facts, stored: [...facts.stored, twice] })).toEqual([
          `${twice} is stored twice`,
        ]);
      }),
    );
  });

  it('finds an observation in two places', () => {
    fc.assert(
      fc.property(withIndex, ([facts, index]) => {
        fc.pre(facts.stored.length > 0);
        const both = pick(facts.stored, index);
        expect(findDeliveryFaults({ ...facts, rejected: [...facts.rejected, both] })).toEqual([
          `${both} is both stored and rejected`,
        ]);
      }),
    );
  });

  it('finds a rejection that is there twice', () => {
    const [first = ''] = record;
    expect(findDeliveryFaults({ record, published: [], stored: [], rejected: [first, first] })).toEqual([
      `${first} is rejected twice`,
    ]);
  });

  it('finds what nobody published', () => {
    const [first = ''] = record;
    expect(findDeliveryFaults({ record, published: [], stored: [first], rejected: [] })).toEqual([
      `${first} is stored and was never published`,
    ]);
  });

  it('finds what is not in the record', () => {
    const strange = 'EWR@2014-01-01T00:00:00Z';
    expect(findDeliveryFaults({ record, published: [strange], stored: [strange], rejected: [] })).toEqual([
      `${strange} is not in the record`,
    ]);
  });

  it('finds two observations of one station that changed places on the stream', () => {
    const [a = '', , , b = ''] = record;
    expect(findDeliveryFaults({ record, published: [b, a], stored: [a, b], rejected: [] })).toEqual([
      `${a} is out of order`,
    ]);
  });
});
