import { readFileSync } from 'node:fs';
import { startLocalCloud, type LocalCloudOptions } from '@weather-stream/local-cloud';
import { createLogger, toErrorFields } from '@weather-stream/service-kit';
import type { CloudMessage, CloudSettings } from './cloud-messages';

/**
 * The local cloud's process: started with the path of a settings file, says over IPC when it is ready, and ends when
 * its parent asks it to or is gone.
 */
async function main(settingsPath: string): Promise<void> {
  const send = (message: CloudMessage) => process.send?.(message);
  const { logLevel, ...settings } = JSON.parse(readFileSync(settingsPath, 'utf8')) as CloudSettings;
  const options: LocalCloudOptions = {
    ...settings,
    logger: createLogger({ name: 'local-cloud', level: logLevel }),
  };
  try {
    const cloud = await startLocalCloud(options);
    const stop = () => void cloud.close().then(() => process.exit(0));
    process.once('disconnect', stop);
    process.once('SIGTERM', stop);
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
