import { toErrorFields, type Logger } from '@weather-stream/service-kit';
import { isEndpointUnreachable, OciServiceError } from '@weather-stream/oci-transport';

/** Settings of {@link createFailureReporter}. */
export interface FailureReporterOptions {
  logger: Logger;
  /** Says an error with its way out. @default the error's message */
  explain?: (error: unknown) => string;
}

/** Says a failure once, however often it repeats itself, and says when it is over. */
export interface FailureReporter {
  failed(error: unknown, fields: Record<string, unknown>): void;
  succeeded(): void;
}

/** Makes the {@link FailureReporter} of puts. A repetition is written at level debug, so that its request id is kept. */
export function createFailureReporter({
  logger,
  explain = (error) => toErrorFields(error).error,
}: FailureReporterOptions): FailureReporter {
  let state: { kind: string; code: string; times: number } | undefined;
  return {
    failed: (error, fields) => {
      const { code, retriable } = toErrorFields(error);
      const opcRequestId = error instanceof OciServiceError ? error.opcRequestId : undefined;
      // One state, however it shows: a name server that comes and goes turns one code into another.
      const kind = isEndpointUnreachable(error) ? 'unreachable' : code;
      const isNew = state?.kind !== kind;
      state = { kind, code, times: isNew ? 1 : (state?.times ?? 0) + 1 };
      const level = !isNew ? 'debug' : retriable ? 'warn' : 'error';
      logger[level]({ event: 'put-failed', code, retriable, opcRequestId, ...fields }, explain(error));
    },
    succeeded: () => {
      if (state === undefined) return;
      const { code, times } = state;
      logger.info({ event: 'put-recovered', code, times }, 'the stream takes messages again');
      state = undefined;
    },
  };
}
