import type { ControlPlaneService } from '../../engine/control-plane-service';
import { logGroupResource } from './log-group.resource';
import { logResource } from './log.resource';
import { loggingApi } from './logging-api';

/** Logging: log groups and logs. What is in them is the affair of `createLogging`. */
export const loggingService: ControlPlaneService = {
  types: [logGroupResource, logResource],
  workRequests: { type: 'logworkrequest', path: '/20200531/workRequests', shape: 'array' },
  api: loggingApi,
};
