import { systemClock, writeFileAtomic } from '@weather-stream/service-kit';
import { CloudStartError, StateDamagedError } from '../errors';
import { endChild } from '../processes/end-child';
import { startChild, type Child } from '../processes/start-child';
import type { CloudMessage, CloudSettings } from './cloud-messages';

/** The local cloud's process, ready to be called. */
export interface CloudProcess {
  url: string;
  /** Rejects when the cloud cannot be gone on with: its process has ended, or a file of its state is damaged. */
  lost: Promise<never>;
  /** Ends it, and waits until it has. */
  stop: () => Promise<void>;
}

/** Settings of {@link startCloud}. */
export interface StartCloudOptions {
  /** The bundle `local-cloud.cjs`. */
  script: string;
  /** Where the settings are written for the process to read. */
  settingsPath: string;
  settings: CloudSettings;
  /** The folder of all local state, for the way out when it is damaged. */
  stateFolder: string;
  onLine: (line: string) => void;
  /** Gives the start up. */
  signal: AbortSignal;
}

/** How long the cloud may take to close, in milliseconds: nx kills everything five seconds after a signal. */
const stopPatienceMs = 3000;

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

function toStartError({ code, message }: { code: string; message: string }, port: number): CloudStartError {
  const isPortTaken = code === 'PORT_TAKEN';
  const reason = isPortTaken
    ? `port ${port} of this machine is taken. Set LOCAL_CLOUD_PORT to another port, or to 0 for a free one.`
    : message;
  return new CloudStartError(`The local cloud cannot start: ${reason}`);
}

/** Rejects with the signal's reason; stays pending until then. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const giveUp = () => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });

/** Rejects when the process ends or says that its state is damaged. Nobody needs to listen. */
function watch(
  start: (onMessage: (message: unknown) => void) => Child,
  stateFolder: string,
): { child: Child; lost: Promise<never> } {
  let onDamage: (error: Error) => void = () => undefined;
  const damaged = new Promise<never>((_resolve, reject) => (onDamage = reject));
  const child = start((message) => {
    const { kind, message: sentence } = message as Partial<Extract<CloudMessage, { kind: 'damaged' }>>;
    if (kind === 'damaged') onDamage(new StateDamagedError(stateFolder, String(sentence)));
  });
  const ended = child.ended.then((end) => Promise.reject(child.toError(end)));
  const lost = Promise.race([ended, damaged]);
  lost.catch(() => undefined);
  return { child, lost };
}

/**
 * Starts the local cloud and waits until it listens.
 *
 * @throws CloudStartError, ProcessEndedError, the signal's reason
 */
export async function startCloud(options: StartCloudOptions): Promise<CloudProcess> {
  const { script, settingsPath, settings, stateFolder, onLine, signal } = options;
  await writeFileAtomic(settingsPath, JSON.stringify(settings), 0o600);
  const { child, lost } = watch(
    (onMessage) =>
      startChild({
        name: 'local cloud',
        script,
        args: [settingsPath],
        env: bareEnvironment(),
        onStdoutLine: onLine,
        onStderrLine: onLine,
        onMessage,
      }),
    stateFolder,
  );
  const stop = async () => {
    const ask = ({ disconnect }: Pick<Child, 'disconnect'>) => disconnect();
    await endChild(child, { ask, patienceMs: stopPatienceMs, clock: systemClock });
  };
  try {
    const message = (await Promise.race([child.firstMessage, lost, whenAborted(signal)])) as CloudMessage;
    if (message.kind === 'failed') throw toStartError(message, settings.port);
    if (message.kind === 'damaged') throw new StateDamagedError(stateFolder, message.message);
    return { url: message.url, lost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
