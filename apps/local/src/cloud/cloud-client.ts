import { createApiKeyIdentity, createSignedRequest, toServiceError } from '@weather-stream/oci-transport';
import type { Account } from '../account/ensure-account';
import type { Method } from '../stack/ensure-resource';
import type { CloudLogEntry } from '../view/read-cloud-log';

/** The part of the local cloud's status that this run looks at. */
export interface CloudStatus {
  /** Partitions by the OCID of their stream. */
  streams: Record<string, { partition: string; endOffset: number }[]>;
  connectors: {
    id: string;
    name: string;
    phase: string;
    lag: number;
    /** Why the last attempt failed; not there after a success. */
    lastError?: string;
  }[];
}

/** Calls the local cloud: its OCI services signed by the account's API key, its own endpoints without. */
export interface CloudClient {
  call: (method: Method, path: string, body?: object, signal?: AbortSignal) => Promise<unknown>;
  status: () => Promise<CloudStatus>;
  /** What was logged after the entry with this `seq`. */
  logsAfter: (seq: number) => Promise<CloudLogEntry[]>;
  close: () => void;
}

/** Makes a {@link CloudClient} for the cloud at `url`. */
export function createCloudClient(url: string, account: Account): CloudClient {
  const request = createSignedRequest({ identity: createApiKeyIdentity(account) });
  const call: CloudClient['call'] = async (method, path, body, signal) => {
    signal?.throwIfAborted();
    const response = await request(method, `${url}${path}`, {
      ...(body !== undefined && { body }),
      ...(signal !== undefined && { signal }),
    });
    if (response.status < 200 || response.status > 299) {
      throw toServiceError(response, { operation: `${method} ${path.split('?')[0] ?? path}`, host: url });
    }
    const text = response.body.toString('utf8');
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    call,
    status: async () => (await call('GET', '/local-cloud/status')) as CloudStatus,
    logsAfter: async (seq) => (await call('GET', `/local-cloud/logs?after=${seq}`)) as CloudLogEntry[],
    close: () => request.close(),
  };
}
