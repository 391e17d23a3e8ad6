import { parseArguments } from './parse-arguments';

describe(parseArguments, () => {
  it.each([
    [[], { kind: 'continuous' }],
    [['--once'], { kind: 'once' }],
    [['--count', '5000'], { kind: 'count', count: 5000 }],
    [['--count=7'], { kind: 'count', count: 7 }],
  ])('understands %j', (args, mode) => {
    expect(parseArguments(args)).toEqual({ mode, isCheck: false });
  });

  it.each([
    [['--check'], { kind: 'continuous' }],
    [['--count', '7', '--check'], { kind: 'count', count: 7 }],
  ])('tells with %j that nothing shall be published', (args, mode) => {
    expect(parseArguments(args)).toEqual({ mode, isCheck: true });
  });

  it.each([
    [['--twice'], '"--twice" is not understood'],
    [['--once', '--count', '3'], 'is not understood'],
    [['--check', '--once'], 'is not understood'],
    [['--count'], 'not ""'],
    [['--count', '0'], 'not "0"'],
    [['--count', '-1'], 'not "-1"'],
    [['--count', '1e3'], 'not "1e3"'],
    [['--count', '99999999999'], 'not "99999999999"'],
  ])('refuses %j with the usage', (args, reason) => {
    expect(() => parseArguments(args)).toThrow(reason);
    expect(() => parseArguments(args)).toThrow('Usage: ');
  });
});
