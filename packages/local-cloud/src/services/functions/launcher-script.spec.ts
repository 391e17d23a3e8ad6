import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launcherScript } from './launcher-script';

/** A program in a container that starts another one; both live until they are killed. */
const program = `
  require('node:child_process').spawn('sleep', ['600'], { stdio: 'inherit' });
  require('node:fs').writeFileSync('made-by-the-bundle', '');
  console.log('running ' + Object.keys(process.env).join());
  setInterval(() => undefined, 1000);`;

/** A cloud: starts one container, whose output is its own. */
const cloud = `
  const [script, folder, program] = JSON.parse(process.argv[1]);
  require('node:child_process').spawn('/bin/sh', ['-c', script, 'container', folder, process.execPath, '-e', program], {
    cwd: folder, env: { PATH: process.env.PATH }, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });`;

describe('launcherScript', () => {
  it('ends the container, what it has started and its folder when the cloud is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fn-'));
    const process_ = spawn(
      process.execPath,
      ['-e', cloud, JSON.stringify([launcherScript, folder, program])],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let output = '';
    for await (const chunk of process_.stdout) {
      output += String(chunk);
      if (!output.endsWith('\n') || process_.killed) continue;
      expect(readdirSync(folder)).toEqual(['made-by-the-bundle']);
      process_.kill('SIGKILL');
    }
    // The output ends when the last process that could write to it has ended.
    expect(output).toBe('running PATH\n');
    expect(existsSync(folder)).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  });
});
