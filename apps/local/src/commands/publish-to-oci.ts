import { spawn } from 'node:child_process';

/** Settings of {@link publishToOci}. */
export interface PublishOptions {
  /** The bundle `producer.cjs`. */
  script: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
}

/**
 * Runs the production bundle of the producer with this process's own terminal: what it prints is what a person sees on
 * the VM. It gets the signals that this process gets, and learns by its IPC channel when this process is killed.
 *
 * @returns its exit code
 */
export function publishToOci({ script, args, env }: PublishOptions): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
