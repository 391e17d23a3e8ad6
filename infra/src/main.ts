import { createPipelineDeps } from './create-pipeline-deps';
import { loadStackConfig } from './load-stack-config';
import { buildPipeline } from './pipeline';

/** Where Pulumi begins: the only file that does something when it is loaded. */
const stack = loadStackConfig();

export const {
  region,
  compartmentId,
  streamPoolId,
  streamId,
  streamMessagesEndpoint,
  rejectedStreamId,
  rejectedStreamMessagesEndpoint,
  databaseId,
  ordsUrl,
  functionId,
  connectorId,
  producerInstanceId,
  logGroupId,
  alarmTopicId,
  adminPasswordSecretId,
  demoPasswordSecretId,
  clientIdSecretId,
  clientSecretSecretId,
  readDataCommand,
} = buildPipeline(stack.config, createPipelineDeps(stack));
