import type { NotificationControlPlaneClient, NotificationDataPlaneClient } from 'oci-ons';
import type { LifeCycle, LifeCycleDeps } from './life-cycle';

/** The life cycle of topics. */
export const topics = ({ client, cloud }: LifeCycleDeps<NotificationControlPlaneClient>): LifeCycle => ({
  create: async (name) => {
    const createTopicDetails = { compartmentId: cloud.tenancyId, name };
    return (await client.createTopic({ createTopicDetails })).notificationTopic.topicId;
  },
  get: async (id) => (await client.getTopic({ topicId: id })).notificationTopic,
  list: async () => (await client.listTopics({ compartmentId: cloud.tenancyId })).items,
  update: (id) => client.updateTopic({ topicId: id, topicAttributesDetails: { description: 'changed' } }),
  updated: { description: 'changed' },
  remove: (id) => client.deleteTopic({ topicId: id }),
  createWrong: () =>
    client.createTopic({ createTopicDetails: { compartmentId: cloud.tenancyId, name: 'a b' } }),
  wrongField: 'name',
  tombstone: undefined,
});

/** The life cycle of subscriptions to a topic. */
export const subscriptions = ({
  client,
  cloud,
  topicId,
}: LifeCycleDeps<NotificationDataPlaneClient> & { topicId: () => string }): LifeCycle => ({
  create: async (name) => {
    const createSubscriptionDetails = {
      ...{
        topicId: topicId(),
        compartmentId: cloud.tenancyId,
        protocol: 'EMAIL',
        endpoint: `${name}@example.com`,
      },
    };
    return (await client.createSubscription({ createSubscriptionDetails })).subscription.id;
  },
  get: async (subscriptionId) => (await client.getSubscription({ subscriptionId })).subscription,
  list: async () =>
    (await client.listSubscriptions({ compartmentId: cloud.tenancyId, topicId: topicId() })).items,
  update: (subscriptionId) =>
    client.updateSubscription({
      subscriptionId,
      updateSubscriptionDetails: { freeformTags: { team: 'weather' } },
    }),
  updated: { freeformTags: { team: 'weather' }, lifecycleState: 'PENDING' },
  remove: (subscriptionId) => client.deleteSubscription({ subscriptionId }),
  createWrong: () =>
    client.createSubscription({
      createSubscriptionDetails: {
        ...{ topicId: topicId(), compartmentId: cloud.tenancyId, protocol: 'EMAIL', endpoint: 'nobody' },
      },
    }),
  wrongField: 'endpoint',
  tombstone: 'DELETED',
});
