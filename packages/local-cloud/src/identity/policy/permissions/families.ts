/** Aggregate resource-types: what a statement on one of them says of each of its members. */
export const families: Readonly<Record<string, readonly string[]>> = {
  'stream-family': ['streams', 'stream-pull', 'stream-push', 'stream-pools'],
  'secret-family': ['secrets', 'secret-versions', 'secret-bundles'],
  'key-family': ['vaults', 'keys', 'key-delegate'],
  'functions-family': ['fn-app', 'fn-function', 'fn-invocation'],
  'object-family': ['objectstorage-namespaces', 'buckets', 'objects'],
  'logging-family': ['log-groups', 'log-content', 'unified-configuration'],
  'ons-family': ['ons-topics', 'ons-subscriptions'],
  'autonomous-database-family': ['autonomous-databases'],
  'instance-family': ['instances', 'instance-images', 'vnics', 'vnic-attachments'],
  'volume-family': ['volumes'],
  'virtual-network-family': [
    'vcns',
    'subnets',
    'route-tables',
    'security-lists',
    'nat-gateways',
    'service-gateways',
    'network-security-groups',
    'vnics',
    'vnic-attachments',
  ],
};
