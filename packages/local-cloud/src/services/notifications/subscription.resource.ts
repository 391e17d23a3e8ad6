import { invalidParameter, notImplemented } from '../../errors';
import { oneOf, text } from '../../engine/field-rules';
import type { ResourceType } from '../../engine/resource-type';
import type { JsonObject } from '../../server/parse-json-object';

const url = { pattern: /^https:\/\/\S+$/, mustBe: 'an https:// URL' };

/** What the endpoint of each protocol looks like. */
const endpoints: Readonly<Record<string, { pattern: RegExp; mustBe: string }>> = {
  CUSTOM_HTTPS: url,
  EMAIL: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, mustBe: 'an e-mail address' },
  HTTPS: url,
  ORACLE_FUNCTIONS: { pattern: /^ocid1\.fnfunc\./, mustBe: 'the OCID of a function' },
  PAGERDUTY: url,
  SLACK: url,
  SMS: { pattern: /^\+?\d{6,15}$/, mustBe: 'a phone number' },
};

function prepare(input: JsonObject): JsonObject {
  const { protocol, endpoint } = input;
  const rule = endpoints[String(protocol)];
  if (rule?.pattern.test(String(endpoint)) === false)
    throw invalidParameter(
      `endpoint of the protocol ${String(protocol)} must be ${rule.mustBe}; it is ${String(endpoint)}.`,
    );
  // It would be active at once, and called with each message.
  if (protocol === 'ORACLE_FUNCTIONS') throw notImplemented('A subscription of a function');
  return input;
}

/**
 * A subscription to a topic. Whoever is behind its endpoint has to confirm it; here nobody is, so it stays PENDING. See
 * https://docs.oracle.com/en-us/iaas/api/#/en/notification/20181201/Subscription/.
 */
export const subscriptionResource: ResourceType = {
  type: 'onssubscription',
  noun: 'Subscription',
  path: '/20181201/subscriptions',
  policyType: 'ons-subscriptions',
  nameField: 'endpoint',
  fields: {
    compartmentId: text({ required: true }),
    topicId: text({ required: true }),
    protocol: oneOf(Object.keys(endpoints), { required: true }),
    endpoint: text({ required: true, maxLength: 512 }),
    metadata: text(),
  },
  updatable: ['deliveryPolicy'],
  hidden: ['timeCreated'],
  parents: { topicId: 'onstopic' },
  states: {
    creating: 'PENDING',
    ready: 'PENDING',
    updating: 'PENDING',
    deleting: 'DELETED',
    deleted: 'DELETED',
  },
  list: { filters: ['topicId'] },
  prepare,
  render: ({ timeCreated, etag }) => ({ createdTime: timeCreated, etag }),
};
