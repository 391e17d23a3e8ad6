import fc from 'fast-check';
import { parseMetricQuery } from './parse-metric-query';

const message = (text: string): unknown =>
  expect.objectContaining({ code: 'InvalidParameter', message: expect.stringContaining(text) as string });

describe(parseMetricQuery, () => {
  it.each([
    ['FunctionResponseCount[1m]{responseType = "Error"}.sum() > 0', ['FunctionResponseCount']],
    ['PutMessagesThroughput.Count[5m]{resourceId = "s"}.absent(20m)', ['PutMessagesThroughput.Count']],
    ['A[1h]{a = "x", b =~ "y*"}.groupBy(a, b).percentile(0.9) >= 1.5', ['A']],
    ['(A[1m].sum() > 0 || B[1m].absent()) && C[1d].max() == 3', ['A', 'B', 'C']],
    ['A[1m].sum() / B[1m].sum() * 100 > 5', ['A', 'B']],
    ['A[1m].max() > -1', ['A']],
  ])('reads the condition %s', (query, metrics) => {
    expect(parseMetricQuery(query)).toEqual({ metrics, isCondition: true });
  });

  it.each(['A[1m].sum()', 'A[1m].sum() + B[1m].sum()'])('tells that %s is a value', (query) => {
    expect(parseMetricQuery(query).isCondition).toBe(false);
  });

  it.each([
    ['', 'position 0'],
    ['A.sum() > 0', '"["'],
    ['A[90m].sum() > 0', 'an interval'],
    ['A[0m].sum() > 0', 'an interval'],
    ['A[1m] > 0', '.sum()'],
    ['A[1m].total() > 0', 'one of absent'],
    ['A[1m]{x}.sum() > 0', '='],
    ['A[1m]{x = y}.sum() > 0', 'quotes'],
    ['A[1m].sum() >', 'the name of a metric'],
    ['A[1m].sum( > 0', '")"'],
    ['A[1m].sum() > 0 B', 'the end'],
    ['A[1m].sum() && B[1m].sum() > 0', 'a comparison before'],
    ['A[1m].sum() > 0 ; drop', 'a name, number or sign'],
  ])('refuses %s, and says what it expects and where', (query, expected) => {
    expect(() => parseMetricQuery(query)).toThrow(message(expected) as Error);
  });

  it('reads or refuses whatever is put together of its signs, and never fails otherwise', () => {
    const piece = fc.constantFrom(
      'A',
      '[',
      '1m',
      ']',
      '{',
      '}',
      '.',
      'sum',
      '(',
      ')',
      '>',
      '0',
      '&&',
      '"x"',
      '=',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          parseMetricQuery(pieces.join(' '));
        } catch (error) {
          expect(error).toEqual(message('query cannot be read'));
        }
      }),
    );
  });
});
