import type { MockCallArgs, MockResourceArgs } from '@pulumi/pulumi/runtime';

type State = Record<string, unknown>;

/** What OCI adds to a resource, by the end of its type; only types in this list may be registered. */
const additions: Record<string, (id: string, inputs: State) => State> = {
  'Identity/compartment:Compartment': () => ({}),
  'Identity/dynamicGroup:DynamicGroup': () => ({}),
  'Identity/policy:Policy': () => ({}),
  'Core/vcn:Vcn': () => ({}),
  'Core/subnet:Subnet': () => ({}),
  'Core/securityList:SecurityList': () => ({}),
  'Core/routeTable:RouteTable': () => ({}),
  'Core/natGateway:NatGateway': () => ({}),
  'Core/serviceGateway:ServiceGateway': () => ({}),
  'Core/networkSecurityGroup:NetworkSecurityGroup': () => ({}),
  'Core/networkSecurityGroupSecurityRule:NetworkSecurityGroupSecurityRule': () => ({}),
  'Core/instance:Instance': () => ({}),
  'Streaming/streamPool:StreamPool': () => ({}),
  'Streaming/stream:Stream': () => ({
    messagesEndpoint: 'https://cell-1.streaming.eu-frankfurt-1.oci.oraclecloud.com',
  }),
  'Kms/vault:Vault': () => ({
    managementEndpoint: 'https://x-management.kms.eu-frankfurt-1.oraclecloud.com',
  }),
  'Kms/key:Key': () => ({}),
  'Vault/secret:Secret': () => ({}),
  'Functions/application:Application': () => ({}),
  'Functions/function:Function': () => ({ invokeEndpoint: 'https://x.functions.oci.oraclecloud.com' }),
  'Artifacts/containerRepository:ContainerRepository': () => ({}),
  'Sch/connector:Connector': (_id, { source }) => ({
    source: { ...(source as State), privateEndpointMetadatas: [{ rceTrafficIpAddress: '10.20.64.77' }] },
  }),
  'Database/autonomousDatabase:AutonomousDatabase': () => ({
    connectionUrls: [{ ordsUrl: 'https://x-weather.adb.eu-frankfurt-1.oraclecloudapps.com/ords' }],
  }),
  'Logging/logGroup:LogGroup': () => ({}),
  'Logging/log:Log': () => ({}),
  'Monitoring/alarm:Alarm': () => ({}),
  'Ons/notificationTopic:NotificationTopic': (id) => ({ topicId: id }),
  'Ons/subscription:Subscription': () => ({}),
  'ObjectStorage/bucket:Bucket': () => ({}),
  'ObjectStorage/storageObject:StorageObject': () => ({}),
};

/** What the other providers add. */
const others: Record<string, (inputs: State) => State> = {
  'pulumi:providers:oci': () => ({}),
  'random:index/randomString:RandomString': () => ({ result: 'k3x9q2' }),
  'random:index/randomPassword:RandomPassword': ({ length }) => ({
    result: 'drawn'.padEnd(Number(length), '9'),
  }),
  'random:index/randomUuid:RandomUuid': () => ({ result: 'drawn-6b1f0c1e-8a55-4d0e-9c53-6f3d1f0e7a11' }),
  'docker-build:index:Image': () => ({ digest: `sha256:${'d'.repeat(64)}` }),
  'pulumi-nodejs:dynamic:Resource': () => ({ ordsVersion: '24.3.0', missing: [] }),
};

const ocidKinds: Record<string, string> = {
  Secret: 'vaultsecret',
  Connector: 'serviceconnector',
  Function: 'fnfunc',
};

/** Answers a registration as OCI would; an unknown type is an error. */
export function answerResource({ type, name, inputs }: MockResourceArgs): { id: string; state: State } {
  const known = inputs as State;
  const kind = type.split(':').at(-1) ?? '';
  if (type.startsWith('oci:')) {
    const add = additions[type.slice('oci:'.length)];
    if (add === undefined) throw new Error(`the test knows no resource type ${type}`);
    const id = `ocid1.${ocidKinds[kind] ?? kind.toLowerCase()}.oc1..${name}`;
    return { id, state: { ...known, ...add(id, known) } };
  }
  if (type.startsWith('weather:') || type === 'pulumi:pulumi:Stack') return { id: '', state: known };
  const add = others[type];
  if (add === undefined) throw new Error(`the test knows no resource type ${type}`);
  return { id: name, state: { ...known, ...add(known) } };
}

const calls: Record<string, (inputs: State) => State> = {
  'oci:Identity/getRegionSubscriptions:getRegionSubscriptions': () => ({
    regionSubscriptions: [
      { regionName: 'us-ashburn-1', regionKey: 'IAD', isHomeRegion: true },
      { regionName: 'eu-frankfurt-1', regionKey: 'FRA', isHomeRegion: false },
    ],
  }),
  'oci:Identity/getAvailabilityDomains:getAvailabilityDomains': () => ({
    availabilityDomains: [{ name: 'AD-1' }, { name: 'AD-2' }],
  }),
  'oci:Core/getShapes:getShapes': ({ availabilityDomain }) => ({
    shapes: availabilityDomain === 'AD-2' ? [{ name: 'VM.Standard.A1.Flex' }] : [],
  }),
  'oci:Core/getImages:getImages': () => ({
    images: [{ id: 'ocid1.image.oc1..ol9', displayName: 'Oracle-Linux-9' }],
  }),
  'oci:Core/getServices:getServices': () => ({
    services: [
      { id: 'ocid1.service.oc1..os', cidrBlock: 'oci-fra-objectstorage' },
      { id: 'ocid1.service.oc1..all', cidrBlock: 'all-fra-services-in-oracle-services-network' },
    ],
  }),
  'oci:ObjectStorage/getNamespace:getNamespace': () => ({ namespace: 'acme' }),
  'oci:Secrets/getSecretbundle:getSecretbundle': ({ secretId }) => ({
    secretBundleContents: [{ content: Buffer.from(`rotated-${String(secretId)}`).toString('base64') }],
  }),
  'oci:Streaming/getStreamPool:getStreamPool': ({ streamPoolId }) => ({
    name: 'shared',
    compartmentId: 'ocid1.compartment.oc1..shared',
    isPrivate: String(streamPoolId).endsWith('private'),
  }),
};

/** Answers a look-up as OCI would; an unknown one is an error. */
export function answerCall({ token, inputs }: MockCallArgs): State {
  const answer = calls[token];
  if (answer === undefined) throw new Error(`the test knows no look-up ${token}`);
  return answer(inputs as State);
}
