import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { ConfigError, parseProducerConfig } from '@weather-stream/runtime-config';
import { createLogger, stopSignal, systemClock, toErrorFields } from '@weather-stream/service-kit';
import { CheckpointError, UsageError } from './errors';
import { explainOciError } from './explain-oci-error';
import { checkInput } from './open-input';
import { parentGoneSignal } from './parent-gone-signal';
import { parseArguments } from './parse-arguments';
import { routeConsole } from './route-console';
import { runProducer } from './run-producer';

/** Whether a person must change settings, command line or state file before another start can help. */
const isForThePerson = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof UsageError || error instanceof CheckpointError;

/** Exit codes: 0 done or drained, 2 settings, usage or an unusable state file, 1 everything else. */
async function main(): Promise<number> {
  const signal = AbortSignal.any([stopSignal().signal, parentGoneSignal(process)]);
  setMaxListeners(0, signal);
  let sayFailure = (_error: unknown): void => undefined;
  try {
    const { mode, isCheck } = parseArguments(process.argv.slice(2));
    const config = parseProducerConfig(process.env);
    const logger = createLogger({ name: 'producer', level: config.logLevel });
    routeConsole(console, logger);
    sayFailure = (error) => {
      const { code, retriable, cause } = toErrorFields(error);
      logger.error({ event: 'failed', code, retriable, cause }, explainOciError(error));
    };
    const dataFolder = join(__dirname, 'data');
    const options = { mode, config, clock: systemClock, logger, signal, dataFolder };
    await (isCheck ? checkInput(options) : runProducer(options));
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    if (isForThePerson(error)) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    sayFailure(error);
    return 1;
  }
}

void main().then((code) => process.exit(code));
