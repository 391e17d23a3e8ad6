import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type ChildOptions } from './start-child';

async function start(source: string, options: Partial<ChildOptions> = {}) {
  const script = join(await mkdtemp(join(tmpdir(), 'child-')), 'child.cjs');
  await writeFile(script, source);
  return startChild({ name: 'child', script, env: {}, ...options });
}

describe(startChild, () => {
  it('hands over whole lines and the way the process ended', async () => {
    const lines: string[] = [];
    const child = await start(
      'process.stdout.write("one\\ntw"); process.stdout.write("o\\n"); process.exitCode = 3;',
      {
        onStdoutLine: (line) => lines.push(line),
      },
    );
    expect(await child.ended).toEqual({ code: 3, signal: null });
    expect(lines).toEqual(['one', 'two']);
  });

  it('says how a process was killed and what it said last', async () => {
    const child = await start(
      'console.error("out of luck"); process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);',
    );
    const end = await child.ended;
    expect(end.signal).toBe('SIGKILL');
    expect(child.toError(end).message).toMatch(/The child has ended \(SIGKILL\).*out of luck/);
  });

  it('gives the process no environment but the one it is told', async () => {
    const lines: string[] = [];
    const child = await start('console.log(process.env.ONLY, process.env.HOME);', {
      env: { ONLY: 'this' },
      onStdoutLine: (line) => lines.push(line),
    });
    await child.ended;
    expect(lines).toEqual(['this undefined']);
  });

  it('hands over every message, and closes the channel when asked to', async () => {
    const messages: unknown[] = [];
    let onSecond: () => void = () => undefined;
    const second = new Promise<void>((resolve) => (onSecond = resolve));
    const child = await start(
      'process.send(1); process.send(2); process.once("disconnect", () => process.exit(7));',
      {
        onMessage: (message) => {
          messages.push(message);
          if (messages.length === 2) onSecond();
        },
      },
    );
    await second;
    child.disconnect();
    expect(await child.ended).toEqual({ code: 7, signal: null });
    child.disconnect();
    expect(messages).toEqual([1, 2]);
  });

  it('hands over the first message', async () => {
    const child = await start('process.send({ ready: true }, () => process.disconnect());');
    expect(await child.firstMessage).toEqual({ ready: true });
    await child.ended;
  });
});
