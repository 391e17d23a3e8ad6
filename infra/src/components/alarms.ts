import { Alarm } from '@pulumi/oci/monitoring/alarm';
import { NotificationTopic } from '@pulumi/oci/ons/notificationTopic';
import { Subscription } from '@pulumi/oci/ons/subscription';
import {
  ComponentResource,
  interpolate,
  output,
  type ComponentResourceOptions,
  type Output,
} from '@pulumi/pulumi';
import { toAlarms, type AlarmPlan, type WatchedIds } from '../rules/alarms';
import type { Scope } from './scope';

/** What {@link Alarms} is told. */
export interface AlarmsArgs extends Scope {
  watched: { [Id in keyof WatchedIds]: Output<string> };
}

/** Alarms on every part of the pipeline, to one topic. */
export class Alarms extends ComponentResource {
  readonly topicId: Output<string>;

  constructor(name: string, args: AlarmsArgs, opts?: ComponentResourceOptions) {
    super('weather:watch:Alarms', name, {}, opts);
    const { alarmEmail, producerSilentMinutes } = args.config;
    this.topicId = this.createTopic(name, args).topicId;
    if (alarmEmail !== undefined) this.subscribe(name, alarmEmail, args);
    const watched = output(args.watched);
    for (const plan of toAlarms(producerSilentMinutes))
      this.createAlarm(name, plan, { ...args, ids: watched });
    this.registerOutputs({ topicId: this.topicId });
  }

  private createTopic(name: string, { compartmentId, names, tags }: AlarmsArgs): NotificationTopic {
    return new NotificationTopic(
      `${name}-topic`,
      {
        compartmentId,
        name: interpolate`${names.unique}-alarms`,
        description: 'Alarms of the weather pipeline',
        freeformTags: tags,
      },
      { parent: this },
    );
  }

  private subscribe(name: string, endpoint: string, { compartmentId, tags }: AlarmsArgs): Subscription {
    return new Subscription(
      `${name}-email`,
      { compartmentId, topicId: this.topicId, protocol: 'EMAIL', endpoint, freeformTags: tags },
      { parent: this },
    );
  }

  private createAlarm(
    name: string,
    plan: AlarmPlan,
    { ids, compartmentId, prefix, tags }: AlarmsArgs & { ids: Output<WatchedIds> },
  ): Alarm {
    return new Alarm(
      `${name}-${plan.name}`,
      {
        compartmentId,
        metricCompartmentId: compartmentId,
        displayName: `${prefix}-${plan.name}`,
        namespace: plan.namespace,
        query: ids.apply(plan.query),
        severity: plan.severity,
        body: plan.body,
        destinations: [this.topicId],
        isEnabled: true,
        pendingDuration: 'PT1M',
        freeformTags: tags,
      },
      { parent: this },
    );
  }
}
