import { unbuiltOperations } from '../../server/unbuilt-operations';

/** All operations of Notifications, API version 20181201. What is built takes precedence; the rest answers 501. */
export const notificationsApi = unbuiltOperations(`
ChangeSubscriptionCompartment POST /20181201/subscriptions/:subscriptionId/actions/changeCompartment
ChangeTopicCompartment POST /20181201/topics/:topicId/actions/changeCompartment
CreateSubscription POST /20181201/subscriptions
CreateTopic POST /20181201/topics
DeleteSubscription DELETE /20181201/subscriptions/:subscriptionId
DeleteTopic DELETE /20181201/topics/:topicId
GetConfirmSubscription GET /20181201/subscriptions/:id/confirmation
GetSubscription GET /20181201/subscriptions/:subscriptionId
GetTopic GET /20181201/topics/:topicId
GetUnsubscription GET /20181201/subscriptions/:id/unsubscription
ListSubscriptions GET /20181201/subscriptions
ListTopics GET /20181201/topics
PublishMessage POST /20181201/topics/:topicId/messages
ResendSubscriptionConfirmation POST /20181201/subscriptions/:id/resendConfirmation
UpdateSubscription PUT /20181201/subscriptions/:subscriptionId
UpdateTopic PUT /20181201/topics/:topicId
`);
