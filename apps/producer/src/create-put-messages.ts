import { NoRetryConfigurationDetails } from 'oci-common';
import { fromSdkError, type SigningHttpClient } from '@weather-stream/oci-transport';
import { StreamClient } from 'oci-streaming';
import type { PutMessages } from './publish/types';

/** Which stream is put to, and how. */
export interface PutMessagesOptions {
  httpClient: SigningHttpClient;
  streamId: string;
  /** Data plane of the stream, without a slash at its end. */
  messagesEndpoint: string;
}

/**
 * Makes the put of one stream through the vendor's client. Nothing is retried here: the publisher does that, and knows
 * which messages.
 *
 * @throws OciServiceError, OciConnectionError, IdentityError from the put
 */
export function createPutMessages(options: PutMessagesOptions): PutMessages {
  const { httpClient, streamId, messagesEndpoint } = options;
  const client = new StreamClient({ httpClient }, { retryConfiguration: NoRetryConfigurationDetails });
  client.endpoint = messagesEndpoint;
  return async (messages) => {
    try {
      const { putMessagesResult, opcRequestId } = await client.putMessages({
        streamId,
        putMessagesDetails: { messages: [...messages] },
      });
      return { entries: putMessagesResult.entries, opcRequestId };
    } catch (error) {
      throw fromSdkError(error, { operation: 'PutMessages', host: messagesEndpoint });
    }
  };
}
