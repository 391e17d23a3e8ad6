import { roleOf } from './processes-of';

describe(roleOf, () => {
  it.each([
    ['orchestrator', ['node', '/x/apps/local/dist/local.cjs', 'start']],
    ['local cloud', ['/usr/bin/node', '/x/apps/local/dist/local-cloud.cjs', '/tmp/settings.json']],
    ['producer', ['/usr/bin/node', '/x/apps/producer/dist/producer.cjs', '--once']],
    ['function container', ['/usr/bin/node', '/x/apps/function/dist/function.cjs']],
    ['other', ['/bin/sh', '-c', 'wait', 'container', '/tmp/fn-1', 'node', '/x/function.cjs']],
    ['other', []],
  ])('tells the %s', (role, commandLine) => {
    expect(roleOf(commandLine.join('\0'))).toBe(role);
  });
});
