import { rm } from 'node:fs/promises';
import type { LocalConfig } from '@weather-stream/runtime-config';
import { writeFileAtomic } from '@weather-stream/service-kit';
import type { Artefacts } from '../artefacts';
import { envFileText } from '../env-file';
import { runStack } from '../stack/run-stack';

/** Settings of {@link up}. */
export interface UpOptions {
  config: LocalConfig;
  artefacts: Artefacts;
  signal: AbortSignal;
  stdout: NodeJS.WriteStream;
}

/**
 * Brings up the local cloud and the stack, writes what others need to use it, and stays up until told to stop.
 *
 * @returns the exit code
 * @throws LocalRunError and what the parts throw
 */
export async function up({ config, artefacts, signal, stdout }: UpOptions): Promise<number> {
  const say = (line: string) => stdout.write(`${line}\n`);
  const { stack, cloud, paths, close } = await runStack({
    config,
    artefacts,
    onPhase: say,
    onLine: (source, line) => say(`${source}: ${line}`),
  });
  try {
    await writeFileAtomic(paths.env, envFileText(stack, cloud.url, paths.ociConfig), 0o600);
    say(`up at ${cloud.url}; settings for any OCI SDK or CLI: ${paths.env}`);
    say(`publish into it: set -a; . ${paths.env}; WEATHER_SOURCE=recorded npx nx run producer:start`);
    const asked = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    const lost = cloud.process.ended.then((end) => Promise.reject(cloud.process.toError(end)));
    if (!signal.aborted) await Promise.race([asked, lost]);
    return 0;
  } finally {
    await rm(paths.env, { force: true });
    await close();
  }
}
