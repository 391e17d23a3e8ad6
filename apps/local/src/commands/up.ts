import { rm } from 'node:fs/promises';
import type { LocalConfig } from '@weather-stream/runtime-config';
import { writeFileAtomic } from '@weather-stream/service-kit';
import type { Artefacts } from '../artefacts';
import { envFileText } from '../env-file';
import { runStack, type RunningStack } from '../stack/run-stack';
import { openState } from '../state/open-state';
import type { StatePaths } from '../state/state-paths';
import { readCloudLine } from '../view/read-cloud-line';

/** Settings of {@link up}. */
export interface UpOptions {
  config: LocalConfig;
  artefacts: Artefacts;
  signal: AbortSignal;
  stdout: NodeJS.WriteStream;
}

/** Tells others how to use the stack, until told to stop. */
async function serve({ stack, cloud }: RunningStack, paths: StatePaths, options: UpOptions): Promise<void> {
  const { signal, stdout } = options;
  const say = (line: string) => stdout.write(`${line}\n`);
  try {
    await writeFileAtomic(paths.env, envFileText(stack, cloud.url, paths.ociConfig), 0o600);
    say(`up at ${cloud.url}; settings for any OCI SDK or CLI: ${paths.env}`);
    say(`publish into it: set -a; . ${paths.env}; WEATHER_SOURCE=recorded npx nx run producer:start`);
    const asked = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    if (!signal.aborted) await Promise.race([asked, cloud.lost]);
  } finally {
    await rm(paths.env, { force: true });
  }
}

async function bringUpAndServe(paths: StatePaths, options: UpOptions): Promise<void> {
  const { stdout, signal } = options;
  const running = await runStack({
    ...options,
    paths,
    onPhase: (phase) => stdout.write(`${phase}\n`),
    onLine: (line) => {
      if (!signal.aborted) stdout.write(`cloud: ${readCloudLine(line).text}\n`);
    },
  });
  try {
    await serve(running, paths, options);
  } finally {
    await running.close();
  }
}

/**
 * Brings up the local cloud and the stack, writes what others need to use it, and stays up until told to stop.
 *
 * @returns the exit code
 * @throws LocalRunError and what the parts throw
 */
export async function up(options: UpOptions): Promise<number> {
  const { config, signal, stdout } = options;
  const { paths, release } = await openState(config.stateFolder, {
    say: (sentence) => stdout.write(`${sentence}\n`),
  });
  try {
    await bringUpAndServe(paths, options);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await release();
  }
  return 0;
}
