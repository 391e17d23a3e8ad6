import * as fc from 'fast-check';
import { ConfigError } from './errors';
import { mergeDotenv } from './merge-dotenv';
import { editDistance, findUnknownSettings } from './find-unknown-settings';

describe(editDistance, () => {
  it.each([
    ['', 'abc', 3],
    ['STREAM_ID', 'STREM_ID', 1],
    ['kitten', 'sitting', 3],
  ])('from %j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is zero for the same text only, and the same in both directions', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe(findUnknownSettings, () => {
  const known = ['STREAM_ID', 'LOG_LEVEL'];

  it('never reports a setting that exists', () => {
    expect(
      findUnknownSettings({ STREAM_ID: 'x', LOG_LEVEL: 'info' }, { known, prefixes: ['STREAM_'] }),
    ).toEqual([]);
  });

  it('leaves short names alone, to which too much is near', () => {
    expect(findUnknownSettings({ LOG_LEV: 'x' }, { known: ['LOG_LEVL'], prefixes: [] })).toEqual([]);
    expect(findUnknownSettings({ LOG_LEVE: 'x' }, { known: ['LOG_LEVEL'], prefixes: [] })).toHaveLength(1);
  });

  it('reports near misses, and whatever begins as only ours do', () => {
    const env = { STREM_ID: 'x', STREAM_COLOUR: 'y', LOG_LEVELS: 'z', SHELL: 'sh', LOGS: '1' };
    const found = findUnknownSettings(env, { known, prefixes: ['STREAM_'] });
    expect(found.map(({ setting }) => setting).sort()).toEqual(['LOG_LEVELS', 'STREAM_COLOUR', 'STREM_ID']);
  });

  it('shows the name that a broken line of a dotenv file makes in one line', () => {
    const env = mergeDotenv('STREAM_ID\n= x\n', {});
    const found = findUnknownSettings(env, { known, prefixes: ['STREAM_'] });
    expect(new ConfigError(found).message.split('\n').slice(1)).toEqual([
      '  "STREAM_ID\\n": there is no such setting; did you mean STREAM_ID?',
    ]);
  });
});
