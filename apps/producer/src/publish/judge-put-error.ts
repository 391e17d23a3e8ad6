import { isRetriable } from '@weather-stream/service-kit';
import { isEndpointUnreachable, OciServiceError } from '@weather-stream/oci-transport';

/**
 * What to do about a put that was not answered with 200.
 *
 * `again` it can pass by itself · `away` nobody answers, which can pass too · `divide` one of several messages may be to blame: each is sent alone · `refuse` this one
 * message is to blame · `stuck` somebody must change something first: identity, policy, stream, endpoint
 */
export type PutVerdict = 'again' | 'away' | 'divide' | 'refuse' | 'stuck';

/** Judges an error of a put that carried `messageCount` messages. */
export function judgePutError(error: unknown, messageCount: number): PutVerdict {
  if (isRetriable(error)) return isEndpointUnreachable(error) ? 'away' : 'again';
  const isContent = error instanceof OciServiceError && (error.status === 400 || error.status === 413);
  if (!isContent) return 'stuck';
  return messageCount > 1 ? 'divide' : 'refuse';
}
