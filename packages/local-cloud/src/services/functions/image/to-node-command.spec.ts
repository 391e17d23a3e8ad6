import { toNodeCommand } from './to-node-command';

const read = (entrypoint: string[], cmd: string[] = [], workingDir = '/function') =>
  toNodeCommand({ entrypoint, cmd, workingDir });

describe(toNodeCommand, () => {
  it('finds the script that the image runs', () => {
    expect(read(['node', 'func.js'])).toEqual({ options: [], script: '/function/func.js', parameters: [] });
    expect(read(['/usr/local/bin/node', '--enable-source-maps', '/app/x.cjs'], ['one', '-two'])).toEqual({
      options: ['--enable-source-maps'],
      script: '/app/x.cjs',
      parameters: ['one', '-two'],
    });
  });

  it('overlooks the entry point of the official Node images, which runs what follows', () => {
    expect(read(['docker-entrypoint.sh'], ['node', './func.js']).script).toBe('/function/func.js');
  });

  it.each([
    [[], 'does not begin with node'],
    [['python', 'func.py'], 'does not begin with node'],
    [['/bin/sh', '-c', 'node func.js'], 'does not begin with node'],
    [['node'], 'names no script'],
    [['node', '--version'], 'names no script'],
    [['node', '-r', './x', 'func.js'], 'the option -r'],
    [['node', '--require=/function/x', 'func.js'], 'the option --require=/function/x'],
  ])('says why it cannot run %j', (entrypoint, message) => {
    expect(() => read(entrypoint)).toThrow(message);
  });
});
