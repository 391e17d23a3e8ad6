import * as fc from 'fast-check';
import { judgeAnswer } from './judge-answer';

describe(judgeAnswer, () => {
  it('keeps a container only after the three statuses of the contract', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
        expect(judgeAnswer(status).isContainerUsable).toBe([200, 502, 504].includes(status));
        expect(judgeAnswer(status).error === undefined).toBe(status === 200);
      }),
    );
  });

  it('tells a function that failed from one that gave up and from one that talks nonsense', () => {
    expect([502, 504, 500].map((status) => judgeAnswer(status).error?.code)).toEqual([
      'FunctionInvokeExecutionFailed',
      'FunctionInvokeTimeout',
      'FunctionInvokeInvalidResponse',
    ]);
  });
});
