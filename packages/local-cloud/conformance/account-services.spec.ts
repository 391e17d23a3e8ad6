import { ArtifactsClient } from 'oci-artifacts';
import { IdentityClient } from 'oci-identity';
import { LoggingManagementClient } from 'oci-logging';
import { MonitoringClient } from 'oci-monitoring';
import { NotificationControlPlaneClient, NotificationDataPlaneClient } from 'oci-ons';
import { containerRepositories } from './life-cycles/artifacts-life-cycles';
import { dynamicGroups, policies } from './life-cycles/identity-life-cycles';
import type { LifeCycle } from './life-cycles/life-cycle';
import { logGroups, logs } from './life-cycles/logging-life-cycles';
import { alarmDetails, alarms } from './life-cycles/monitoring-life-cycles';
import { subscriptions, topics } from './life-cycles/notifications-life-cycles';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const refused = (statusCode: number, serviceCode?: string) => ({
  statusCode,
  ...(serviceCode === undefined ? {} : { serviceCode }),
});

function createClients({ authenticationDetailsProvider, url }: TestCloud) {
  const parameters = { authenticationDetailsProvider };
  const clients = {
    identity: new IdentityClient(parameters),
    artifacts: new ArtifactsClient(parameters),
    logging: new LoggingManagementClient(parameters),
    monitoring: new MonitoringClient(parameters),
    notifications: new NotificationControlPlaneClient(parameters),
    subscribers: new NotificationDataPlaneClient(parameters),
  };
  for (const client of Object.values(clients)) client.endpoint = url;
  return clients;
}

const types = [
  'dynamicGroup',
  'policy',
  'containerRepository',
  'logGroup',
  'log',
  'alarm',
  'topic',
  'subscription',
] as const;

type Type = (typeof types)[number];

const typesWithUniqueNames = types.filter((type) => type !== 'alarm' && type !== 'subscription');

describe('account services, by the vendor’s clients', () => {
  let cloud: TestCloud;
  let clients: ReturnType<typeof createClients>;
  let lifeCycles: Record<Type, LifeCycle>;
  let topicId: string;
  let logGroupId: string;

  beforeAll(async () => {
    cloud = await startTestCloud();
    clients = createClients(cloud);
    const { identity, artifacts, logging, monitoring, notifications, subscribers } = clients;
    lifeCycles = {
      dynamicGroup: dynamicGroups({ client: identity, cloud }),
      policy: policies({ client: identity, cloud }),
      containerRepository: containerRepositories({ client: artifacts, cloud }),
      logGroup: logGroups({ client: logging, cloud }),
      log: logs({ client: logging, logGroupId: () => logGroupId }),
      alarm: alarms({ client: monitoring, cloud, topicId: () => topicId }),
      topic: topics({ client: notifications, cloud }),
      subscription: subscriptions({ client: subscribers, cloud, topicId: () => topicId }),
    };
    topicId = await lifeCycles.topic.create('shared');
    logGroupId = await lifeCycles.logGroup.create('shared');
  });
  afterAll(async () => {
    for (const client of Object.values(clients)) client.close();
    await cloud.dispose();
  });

  const createCompartment = async (name: string): Promise<string> => {
    const createCompartmentDetails = { compartmentId: cloud.tenancyId, name, description: 'a test' };
    return (await clients.identity.createCompartment({ createCompartmentDetails })).compartment.id;
  };

  it.each(types)('create, read, list, change and delete: %s', async (type) => {
    const cycle = lifeCycles[type];
    const id = await cycle.create(`${type}-lives`.toLowerCase());
    const made = await cycle.get(id);
    expect(Object.values(made)).toContain(id);
    expect((await cycle.list()).some((entry) => Object.values(entry).includes(id))).toBe(true);
    await cycle.update(id);
    expect(await cycle.get(id)).toMatchObject(cycle.updated);
    await cycle.remove(id);
    if (cycle.tombstone === undefined) await expect(cycle.get(id)).rejects.toMatchObject(refused(404));
    else expect(await cycle.get(id)).toMatchObject({ lifecycleState: cycle.tombstone });
    await expect(cycle.remove(id)).rejects.toMatchObject(refused(404, 'NotAuthorizedOrNotFound'));
  });

  it.each(types)('name the field that breaks a rule: %s', async (type) => {
    const { createWrong, wrongField } = lifeCycles[type];
    await expect(createWrong()).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining(wrongField) as string,
    });
  });

  it.each(types)('refuse to find what is not there: %s', async (type) => {
    await expect(lifeCycles[type].get('ocid1.none')).rejects.toMatchObject(
      refused(404, 'NotAuthorizedOrNotFound'),
    );
  });

  it.each(typesWithUniqueNames)(
    'refuse a name that is taken, and give it free with the deletion: %s',
    async (type) => {
      const { create, remove } = lifeCycles[type];
      const name = `${type}-twin`.toLowerCase();
      const id = await create(name);
      await expect(create(name)).rejects.toMatchObject(refused(409));
      await remove(id);
      expect(await create(name)).not.toBe(id);
    },
  );

  it('keep a topic while somebody is subscribed to it, and a log group while it has logs', async () => {
    await lifeCycles.subscription.create('keeper');
    await expect(clients.notifications.deleteTopic({ topicId })).rejects.toMatchObject(refused(409));
    await lifeCycles.log.create('keeper');
    await expect(clients.logging.deleteLogGroup({ logGroupId })).rejects.toMatchObject(refused(409));
  });

  it('keep one name of a topic in the whole tenancy', async () => {
    await lifeCycles.topic.create('everywhere');
    const createTopicDetails = { compartmentId: await createCompartment('other'), name: 'everywhere' };
    await expect(clients.notifications.createTopic({ createTopicDetails })).rejects.toMatchObject(
      refused(409),
    );
  });

  it('hold dynamic groups in the tenancy alone', async () => {
    const createDynamicGroupDetails = {
      ...{ compartmentId: await createCompartment('no-groups'), name: 'astray', description: 'x' },
      matchingRule: "ALL {resource.type = 'fnfunc'}",
    };
    await expect(clients.identity.createDynamicGroup({ createDynamicGroupDetails })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('compartmentId') as string,
    });
  });

  it('refuse an alarm that would tell nobody', async () => {
    const details = alarmDetails(cloud.tenancyId, topicId, 'lost', 'FunctionResponseCount[1m].sum() > 0');
    const createAlarmDetails = { ...details, destinations: ['ocid1.onstopic.oc1.iad.none'] };
    await expect(clients.monitoring.createAlarm({ createAlarmDetails })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('destinations') as string,
    });
  });

  it('tell of the tenancy and of its one region, which is its home', async () => {
    const { tenancyId } = cloud;
    expect((await clients.identity.getTenancy({ tenancyId })).tenancy).toMatchObject({
      id: tenancyId,
      homeRegionKey: 'IAD',
    });
    expect((await clients.identity.listRegionSubscriptions({ tenancyId })).items).toEqual([
      { regionKey: 'IAD', regionName: 'us-ashburn-1', status: 'READY', isHomeRegion: true },
    ]);
    await expect(
      clients.identity.getTenancy({ tenancyId: 'ocid1.tenancy.oc1..other' }),
    ).rejects.toMatchObject(refused(404));
  });

  it('tell the fault domains of an availability domain', async () => {
    const { items: domains } = await clients.identity.listAvailabilityDomains({
      compartmentId: cloud.tenancyId,
    });
    const availabilityDomain = String(domains[0]?.name);
    const request = { compartmentId: cloud.tenancyId, availabilityDomain };
    expect((await clients.identity.listFaultDomains(request)).items.map(({ name }) => name)).toEqual([
      'FAULT-DOMAIN-1',
      'FAULT-DOMAIN-2',
      'FAULT-DOMAIN-3',
    ]);
  });

  it('rename a deleted compartment, so that a list by its name finds the new one alone', async () => {
    await clients.identity.deleteCompartment({ compartmentId: await createCompartment('reused') });
    const id = await createCompartment('reused');
    const { items } = await clients.identity.listCompartments({
      compartmentId: cloud.tenancyId,
      name: 'reused',
    });
    expect(items.map((item) => item.id)).toEqual([id]);
  });
});
