import { interpolate, type Output } from '@pulumi/pulumi';
import type { Alarms } from './components/alarms';
import type { ObservationDatabase } from './components/observation-database';
import type { ObservationStreams } from './components/observation-streams';
import type { Ground } from './components/ground';
import type { Producer } from './components/producer';
import type { SecretStore } from './components/secret-store';
import type { StreamConnector } from './components/stream-connector';
import type { WeatherFunction } from './components/weather-function';

/** What a stack tells of itself. No value of a secret is among it: only where in the Vault each one is. */
export interface PipelineOutputs {
  region: string;
  compartmentId: Output<string>;
  streamPoolId: Output<string>;
  streamId: Output<string>;
  streamMessagesEndpoint: Output<string>;
  rejectedStreamId: Output<string>;
  rejectedStreamMessagesEndpoint: Output<string>;
  databaseId: Output<string>;
  ordsUrl: Output<string>;
  functionId: Output<string>;
  connectorId: Output<string>;
  producerInstanceId: Output<string>;
  logGroupId: Output<string>;
  alarmTopicId: Output<string>;
  adminPasswordSecretId: Output<string>;
  demoPasswordSecretId: Output<string>;
  clientIdSecretId: Output<string>;
  clientSecretSecretId: Output<string>;
  /** The command that reads the newest rows, with DEMO's password out of the Vault. */
  readDataCommand: Output<string>;
}

/** What {@link toOutputs} is told. */
export interface BuiltPipeline {
  ground: Ground;
  streams: ObservationStreams;
  secrets: SecretStore;
  database: ObservationDatabase;
  producer: Producer;
  fn: WeatherFunction;
  connector: StreamConnector;
  alarms: Alarms;
}

/** The outputs of a stack. */
export function toOutputs(built: BuiltPipeline): PipelineOutputs {
  const { ground, streams, secrets, database } = built;
  const password = interpolate`oci secrets secret-bundle get --secret-id ${secrets.demoPassword.id} --query 'data."secret-bundle-content".content' --raw-output | base64 -d`;
  return {
    region: ground.config.region,
    compartmentId: ground.compartmentId,
    streamPoolId: streams.poolId,
    streamId: streams.observations.id,
    streamMessagesEndpoint: streams.observations.messagesEndpoint,
    rejectedStreamId: streams.rejected.id,
    rejectedStreamMessagesEndpoint: streams.rejected.messagesEndpoint,
    databaseId: database.id,
    ordsUrl: database.ordsUrl,
    functionId: built.fn.id,
    connectorId: built.connector.id,
    producerInstanceId: built.producer.instanceId,
    logGroupId: ground.logGroupId,
    alarmTopicId: built.alarms.topicId,
    adminPasswordSecretId: secrets.adminPassword.id,
    demoPasswordSecretId: secrets.demoPassword.id,
    clientIdSecretId: secrets.clientId.id,
    clientSecretSecretId: secrets.clientSecret.id,
    readDataCommand: interpolate`curl -su "DEMO:$(${password})" -H 'content-type: application/sql' -d 'select * from WEATHER_DATA order by STORED_AT desc fetch first 3 rows only' ${database.ordsUrl}demo/_/sql`,
  };
}
