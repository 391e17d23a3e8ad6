import type { ControlPlaneService } from '../../engine/control-plane-service';
import { alarmResource } from './alarm.resource';
import { monitoringApi } from './monitoring-api';

/** Monitoring: alarms. There are no metrics. */
export const monitoringService: ControlPlaneService = { types: [alarmResource], api: monitoringApi };
