import type { Clock, Logger, LogLevel } from '@weather-stream/service-kit';
import type { ProducerConfig } from '@weather-stream/runtime-config';
import type { OciAccess } from './create-oci-access';
import { createPutMessages } from './create-put-messages';
import { explainOciError } from './explain-oci-error';
import type { StreamAddress, StreamAddresses } from './find-streams';
import type { RunMode } from './parse-arguments';
import type { Patience } from './publish/create-batch-sender';
import { createPublisher, type Publisher } from './publish/create-publisher';
import { MAX_PUT_BYTES } from './publish/limits';

/** What {@link openPublishers} needs. */
export interface PublishersOptions {
  config: ProducerConfig;
  mode: RunMode;
  access: OciAccess;
  addresses: StreamAddresses;
  clock: Clock;
  logger: Logger;
}

/** The publishers of both streams. */
export interface Publishers {
  stream: Publisher;
  rejected: Publisher | undefined;
  /** Drains both; see {@link Publisher.drain}. */
  drain(deadlineMs: number): Promise<{ unsent: number }>;
}

/** A service waits for whoever repairs what is broken; a run of limited length says so and ends. */
const patience: Record<'endless' | 'limited', Patience> = {
  endless: { transientMs: Infinity, unreachableMs: Infinity, stuckMs: Infinity },
  limited: { transientMs: 60_000, unreachableMs: 15_000, stuckMs: 0 },
};

/** Makes the publishers of the stream and of the stream of rejected messages. */
export function openPublishers(options: PublishersOptions): Publishers {
  const { config, mode, access, addresses, clock } = options;
  const open = (address: StreamAddress, logger: Logger) =>
    createPublisher({
      putMessages: createPutMessages({ ...access, ...address }),
      clock,
      logger,
      maxMessages: config.putMaxMessages,
      maxBytes: MAX_PUT_BYTES,
      lingerMs: config.putLingerMs,
      maxPendingBytes: config.maxPendingBytes,
      patience: patience[mode.kind === 'continuous' ? 'endless' : 'limited'],
      explain: explainOciError,
    });
  const stream = open(addresses.stream, withStream(options.logger, 'stream'));
  const rejected = addresses.rejected && open(addresses.rejected, withStream(options.logger, 'rejected'));
  return {
    stream,
    rejected,
    drain: async (deadlineMs) => {
      const drains = [stream, ...(rejected ? [rejected] : [])].map((each) => each.drain(deadlineMs));
      return { unsent: (await Promise.all(drains)).reduce((sum, { unsent }) => sum + unsent, 0) };
    },
  };
}

/** Says in every line which of the two streams it is about. */
function withStream(logger: Logger, stream: 'stream' | 'rejected'): Logger {
  const at =
    (level: LogLevel): Logger['info'] =>
    (fields, message) =>
      logger[level]({ ...fields, stream }, message);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
