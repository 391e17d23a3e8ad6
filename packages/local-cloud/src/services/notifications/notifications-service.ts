import type { ControlPlaneService } from '../../engine/control-plane-service';
import { notificationsApi } from './notifications-api';
import { subscriptionResource } from './subscription.resource';
import { topicResource } from './topic.resource';

/** Notifications: topics, and who would be told. */
export const notificationsService: ControlPlaneService = {
  types: [topicResource, subscriptionResource],
  api: notificationsApi,
};
