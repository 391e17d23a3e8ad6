import { NoRetryConfigurationDetails } from 'oci-common';
import { fromSdkError } from '@weather-stream/oci-transport';
import { isRetriable, retry, type Clock, type Logger } from '@weather-stream/service-kit';
import { StreamAdminClient } from 'oci-streaming';
import type { OciAccess } from './create-oci-access';
import { StreamLookupError } from './errors';
import type { StreamDirectory } from './look-up-stream';

/** Settings of {@link createStreamDirectory}. */
export interface StreamDirectoryOptions {
  access: OciAccess;
  /** Control plane, without a slash at its end. @default that of the region */
  endpoint?: string | undefined;
  clock: Clock;
  logger: Logger;
  signal: AbortSignal;
}

const attempts = 5;
const backoff = { baseDelayMs: 500, maxDelayMs: 5_000 };

/** Where nothing answers, each attempt takes its whole time-out: then there are fewer of them. */
const patienceMs = 15_000;

/**
 * Asks the control plane of Streaming through the vendor's client. What can pass is tried again a few times.
 *
 * @throws StreamLookupError when no region is known; from the questions OciServiceError, OciConnectionError, IdentityError
 */
export function createStreamDirectory(options: StreamDirectoryOptions): StreamDirectory {
  const { access, endpoint, clock, logger, signal } = options;
  const client = new StreamAdminClient(
    { httpClient: access.httpClient },
    { retryConfiguration: NoRetryConfigurationDetails },
  );
  if (endpoint !== undefined) client.endpoint = endpoint;
  else if (access.region !== undefined) client.regionId = access.region;
  else throw new StreamLookupError('No region is known. Set OCI_REGION, or region in the OCI config file.');

  const ask = <Answer extends { opcRequestId: string }>(operation: string, call: () => Promise<Answer>) => {
    const beginMs = clock.now();
    const shouldRetry = (error: unknown) => isRetriable(error) && clock.now() - beginMs < patienceMs;
    return retry(
      async () => {
        try {
          const answer = await call();
          logger.info({ event: 'looked-up', operation, opcRequestId: answer.opcRequestId }, operation);
          return answer;
        } catch (error) {
          throw fromSdkError(error, { operation, host: client.endpoint });
        }
      },
      { ...backoff, attempts, clock, signal, shouldRetry },
    );
  };

  return {
    getStream: async (streamId) => (await ask('GetStream', () => client.getStream({ streamId }))).stream,
    findStreams: async (streamPoolId, name) =>
      (await ask('ListStreams', () => client.listStreams({ streamPoolId, name, limit: 50 }))).items.map(
        (item) => ({ ...item }),
      ),
  };
}
