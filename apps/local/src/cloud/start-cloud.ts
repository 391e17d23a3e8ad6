import { writeFileAtomic } from '@weather-stream/service-kit';
import { CloudStartError } from '../errors';
import { startChild, type Child } from '../processes/start-child';
import type { CloudMessage, CloudSettings } from './cloud-messages';

/** The local cloud's process, ready to be called. */
export interface CloudProcess {
  url: string;
  process: Child;
}

/** Settings of {@link startCloud}. */
export interface StartCloudOptions {
  /** The bundle `local-cloud.cjs`. */
  script: string;
  /** Where the settings are written for the process to read. */
  settingsPath: string;
  settings: CloudSettings;
  onLine: (line: string) => void;
}

/** What a child process needs of this one's environment: where programs are, which time zone, where to put temporary files. */
export const bareEnvironment = (): NodeJS.ProcessEnv => {
  const { PATH, TZ, TMPDIR, NODE_EXTRA_CA_CERTS } = process.env;
  return {
    PATH,
    ...(TZ && { TZ }),
    ...(TMPDIR && { TMPDIR }),
    ...(NODE_EXTRA_CA_CERTS && { NODE_EXTRA_CA_CERTS }),
  };
};

function toStartError({ code, message }: { code: string; message: string }): CloudStartError {
  const wayOut =
    code === 'PORT_TAKEN' ? ' Set LOCAL_CLOUD_PORT to another port, or to 0 for a free one.' : '';
  return new CloudStartError(`The local cloud cannot start: ${message}${wayOut}`);
}

/**
 * Starts the local cloud and waits until it listens.
 *
 * @throws CloudStartError, ProcessEndedError
 */
export async function startCloud({
  script,
  settingsPath,
  settings,
  onLine,
}: StartCloudOptions): Promise<CloudProcess> {
  await writeFileAtomic(settingsPath, JSON.stringify(settings), 0o600);
  const process = startChild({
    name: 'local cloud',
    script,
    args: [settingsPath],
    env: bareEnvironment(),
    onStdoutLine: onLine,
    onStderrLine: onLine,
  });
  const early = process.ended.then((end) => Promise.reject(process.toError(end)));
  early.catch(() => undefined);
  const message = (await Promise.race([process.firstMessage, early])) as CloudMessage;
  if (message.kind === 'failed') throw toStartError(message);
  return { url: message.url, process };
}
