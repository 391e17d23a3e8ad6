import type { KnownDifference } from './create-replay';

/** What the local cloud answers on purpose unlike the server of the recording, which was not OCI. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    at: '/20180608/secrets',
    about: /answer\.enableAutoGeneration/,
    because: 'it repeated what was sent; a Secret has isAutoGenerationEnabled',
  },
  {
    at: '/20160918/autonomousDatabases',
    about: /answer\.(source|connectionUrls\.apexUrl)/,
    because: 'it repeated what was sent; there is no APEX here',
  },
  {
    at: '/20180418/streampools',
    about: /answer\.kafkaSettings\.bootstrapServers/,
    because: 'there is no Kafka endpoint here',
  },
  {
    at: '/20181201/applications',
    about: /status is 204/,
    because: 'it answered 404 to a deletion to save the provider a wait of five minutes',
  },
  {
    at: '/20160918/instances',
    about: /answer\.createVnicDetails/,
    because: 'it repeated what was sent; an Instance has VNIC attachments',
  },
  {
    at: '/20160918/compartments',
    about: /still holds ocid1\.vault\.|lifecycleState is ACTIVE/,
    because: 'a vault that waits for its deletion keeps its compartment, as in OCI',
  },
  {
    at: '/20181201/topics',
    about: /answer\.id/,
    because: 'it gave everything an id; a topic has a topicId',
  },
  {
    at: '/20181201/subscriptions',
    about: /answer\.timeCreated/,
    because: 'it gave everything a timeCreated; a subscription has a createdTime',
  },
  {
    at: '/n/',
    about: /answer\.systemTags/,
    because: 'it gave everything system tags; a Bucket has none',
  },
];

/** Beginnings of paths of what is not built yet. */
export const withoutYet: readonly string[] = [];
