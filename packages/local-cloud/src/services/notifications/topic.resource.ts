import { createHash } from 'node:crypto';
import { text } from '../../engine/field-rules';
import { commonStates, type ResourceType } from '../../engine/resource-type';

/** Stands for a topic where its id is too long, like in an SMS. */
const toShortId = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 8);

/** A topic. See https://docs.oracle.com/en-us/iaas/api/#/en/notification/20181201/NotificationTopic/. */
export const topicResource: ResourceType = {
  type: 'onstopic',
  noun: 'Topic',
  path: '/20181201/topics',
  policyType: 'ons-topics',
  nameField: 'name',
  nameUniqueWithin: 'tenancy',
  fields: {
    compartmentId: text({ required: true }),
    name: text({
      required: true,
      maxLength: 256,
      pattern: /^[A-Za-z0-9_-]+$/,
      mustBe: 'made of letters, digits, - and _',
    }),
    description: text(),
  },
  updatable: ['description'],
  hidden: ['id'],
  states: commonStates,
  afterDeletion: 'not-found',
  render: ({ id, etag }, engine) => ({
    topicId: id,
    shortTopicId: toShortId(id),
    apiEndpoint: engine.url(),
    etag,
  }),
};
