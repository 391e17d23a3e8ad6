/** Statements by the compartment that they speak of: a policy can grant only in its own compartment and below. */
export interface Grants {
  /** In the stack's compartment. */
  stack: string[];
  /** In the compartment of the streams, which is another one where the pool existed before. */
  streams: string[];
}

interface Statement {
  subject: string;
  /** Verb and resource type, or permissions in braces. */
  may: string;
  compartmentId: string;
  where: string;
}

const write = ({ subject, may, compartmentId, where }: Statement): string =>
  `Allow ${subject} to ${may} in compartment id ${compartmentId} where ${where}`;

const is = (variable: string, value: string): string => `${variable}='${value}'`;

/** By its OCID: a name alone would mean a group of the Default identity domain. */
const group = (dynamicGroupId: string): string => `dynamic-group id ${dynamicGroupId}`;

const mayPush = (dynamicGroupId: string, streamId: string, compartmentId: string): string =>
  write({
    subject: group(dynamicGroupId),
    may: 'use stream-push',
    compartmentId,
    where: is('target.stream.id', streamId),
  });

const mayReadSecret = (dynamicGroupId: string, secretId: string, compartmentId: string): string =>
  write({
    subject: group(dynamicGroupId),
    may: 'read secret-bundles',
    compartmentId,
    where: is('target.secret.id', secretId),
  });

/** Where the stack is, and where its streams are. */
export interface Compartments {
  compartmentId: string;
  streamCompartmentId: string;
}

/** What the producer's machine needs. */
export interface ProducerGrant extends Compartments {
  dynamicGroupId: string;
  streamId: string;
  rejectedStreamId: string;
  bucketName: string;
  logGroupId: string;
  /** With the source weatherapi only. */
  apiKeySecretId?: string;
}

/** The rights of the producer's machine: put messages, read its bundle, write its log, and read the API key if there is one. */
export function producerGrants(grant: ProducerGrant): Grants {
  const { dynamicGroupId, compartmentId, streamCompartmentId, apiKeySecretId } = grant;
  const subject = group(dynamicGroupId);
  return {
    streams: [
      mayPush(dynamicGroupId, grant.streamId, streamCompartmentId),
      mayPush(dynamicGroupId, grant.rejectedStreamId, streamCompartmentId),
    ],
    stack: [
      write({
        subject,
        may: 'read objects',
        compartmentId,
        where: is('target.bucket.name', grant.bucketName),
      }),
      write({
        subject,
        may: '{LOG_CONTENT_PUSH}',
        compartmentId,
        where: is('target.loggroup.id', grant.logGroupId),
      }),
      ...(apiKeySecretId === undefined ? [] : [mayReadSecret(dynamicGroupId, apiKeySecretId, compartmentId)]),
    ],
  };
}

/** What the function needs. */
export interface FunctionGrant extends Compartments {
  dynamicGroupId: string;
  rejectedStreamId: string;
  clientIdSecretId: string;
  clientSecretSecretId: string;
}

/** The rights of the function: read the two secrets of its OAuth client, and put rejected messages. The database knows it by that client. */
export const functionGrants = (grant: FunctionGrant): Grants => ({
  streams: [mayPush(grant.dynamicGroupId, grant.rejectedStreamId, grant.streamCompartmentId)],
  stack: [
    mayReadSecret(grant.dynamicGroupId, grant.clientIdSecretId, grant.compartmentId),
    mayReadSecret(grant.dynamicGroupId, grant.clientSecretSecretId, grant.compartmentId),
  ],
});

/** What the connector needs. */
export interface ConnectorGrant extends Compartments {
  streamId: string;
}

/**
 * The rights of the connector. It is no member of a group: the request says what it is, and in which compartment.
 * https://docs.oracle.com/en-us/iaas/Content/connector-hub/policies.htm
 */
export function connectorGrants({ compartmentId, streamCompartmentId, streamId }: ConnectorGrant): Grants {
  const conditions = [
    is('request.principal.type', 'serviceconnector'),
    is('request.principal.compartment.id', compartmentId),
  ];
  const allow = (may: string, inCompartment: string, more: string[] = []): string =>
    write({
      subject: 'any-user',
      may,
      compartmentId: inCompartment,
      where: `all {${[...conditions, ...more].join(', ')}}`,
    });
  return {
    streams: [
      allow('{STREAM_READ, STREAM_CONSUME}', streamCompartmentId, [is('target.stream.id', streamId)]),
    ],
    stack: [allow('use fn-function', compartmentId), allow('use fn-invocation', compartmentId)],
  };
}

/** Machines of a compartment. https://docs.oracle.com/en-us/iaas/Content/Identity/Tasks/managingdynamicgroups.htm */
export const machinesOf = (compartmentId: string): string =>
  `ALL {${is('instance.compartment.id', compartmentId).replace('=', ' = ')}}`;

/** Functions of a compartment. https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionsaccessingociresources.htm */
export const functionsOf = (compartmentId: string): string =>
  `ALL {resource.type = 'fnfunc', ${is('resource.compartment.id', compartmentId).replace('=', ' = ')}}`;
