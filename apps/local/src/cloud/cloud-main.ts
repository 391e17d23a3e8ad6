import { readFileSync } from 'node:fs';
import { startLocalCloud, type LocalCloudOptions } from '@weather-stream/local-cloud';
import { createLogger, toErrorFields } from '@weather-stream/service-kit';
import type { CloudMessage, CloudSettings } from './cloud-messages';
import { reportDamage } from './report-damage';

/**
 * How long a SIGTERM waits for the parent to say that the cloud is not needed any more: whoever ends a whole process
 * tree signals the cloud together with a producer that has yet to drain into it.
 */
const patienceMs = 4000;

/**
 * The local cloud's process: started with the path of a settings file, says over IPC when it is ready, and ends when
 * its parent asks it to, by closing the channel, or is gone.
 */
async function main(settingsPath: string): Promise<void> {
  const send = (message: CloudMessage) => {
    if (process.connected) process.send?.(message);
  };
  const { logLevel, ...settings } = JSON.parse(readFileSync(settingsPath, 'utf8')) as CloudSettings;
  const logger = createLogger({ name: 'local-cloud', level: logLevel });
  const options: LocalCloudOptions = {
    ...settings,
    logger: reportDamage(logger, (message) => send({ kind: 'damaged', message })),
  };
  try {
    const cloud = await startLocalCloud(options);
    const stop = () => void cloud.close().then(() => process.exit(0));
    process.once('disconnect', stop);
    process.once('SIGTERM', () => setTimeout(stop, patienceMs));
    if (process.connected) send({ kind: 'ready', url: cloud.url });
    else stop();
  } catch (error) {
    const { code, error: message } = toErrorFields(error);
    send({ kind: 'failed', code, message });
    process.exitCode = 1;
    process.disconnect();
  }
}

void main(process.argv[2] ?? '');
