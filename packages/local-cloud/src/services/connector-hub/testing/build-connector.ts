import type { InvocationOutcome } from '../../functions/types';
import { OciError } from '../../../errors';
import type { StoredMessage } from '../../streaming/types';
import type { BatchItem } from '../batch';
import type { ConnectorDescription } from '../types';

/** A connector as the control plane describes it. */
export function buildConnector(
  target: Partial<ConnectorDescription['target']> = {},
  change: Partial<ConnectorDescription> = {},
): ConnectorDescription {
  return {
    id: 'ocid1.serviceconnector.oc1.iad.one',
    displayName: 'weather',
    compartmentId: 'ocid1.compartment.oc1..one',
    lifecycleState: 'ACTIVE',
    source: { streamId: 'stream', cursor: 'TRIM_HORIZON' },
    target: { functionId: 'function', batchTimeInSec: 60, ...target },
    ...change,
  };
}

/** A message as it is stored. */
export function buildMessage(change: Partial<StoredMessage> = {}): StoredMessage {
  return { offset: 0, timestamp: 1_000, key: Buffer.from('EWR'), value: Buffer.from('{}'), ...change };
}

/** A message as it stands in a payload. */
export function buildItem(change: Partial<BatchItem> = {}): BatchItem {
  const { partition = '0', offset = 0, timestamp = 0, json = `{"offset":${offset}}` } = change;
  return { partition, offset, timestamp, json, bytes: Buffer.byteLength(json) };
}

/** What a function answers that has taken a batch. */
export const taken: InvocationOutcome = { status: 200, headers: {}, body: Buffer.from('{}') };

/** What a function answers that has thrown. */
export const thrown: InvocationOutcome = {
  status: 502,
  headers: {},
  body: Buffer.from(''),
  error: new OciError(502, 'FunctionInvokeExecutionFailed', 'function failed'),
};
