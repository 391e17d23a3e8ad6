import { configRule } from './config-rule';

const check = (config: unknown) => () => configRule.check(config, 'config');

describe('the configuration of a function', () => {
  it('may have 4096 bytes of keys and values, and no more', () => {
    expect(check({ KEY: 'x'.repeat(4093) })).not.toThrow();
    expect(check({ KEY: 'x'.repeat(4094) })).toThrow(
      'config has 4097 bytes of keys and values; the limit is 4096',
    );
  });

  it('counts bytes, not characters', () => {
    expect(check({ KEY: 'ü'.repeat(2047) })).toThrow('4097 bytes');
  });

  it.each(['1ST', 'WITH-DASH', ''])('refuses the key "%s"', (key) => {
    expect(check({ [key]: 'x' })).toThrow(`The key ${key} of config`);
  });

  it('refuses a value that is no text without repeating it', () => {
    expect(check({ KEY: { secret: 'hidden' } })).toThrow('config.KEY must be a text.');
  });
});
