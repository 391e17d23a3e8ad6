import { invalidParameter, OciError } from '../../errors';
import { integer, text } from '../../engine/field-rules';
import { commonStates, type EngineAccess, type ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import type { JsonObject } from '../../server/parse-json-object';

const defaultPoolName = 'DefaultPool';

/** A stream without a pool goes into the compartment's default pool, which its first stream brings about. */
async function findDefaultPool(compartmentId: unknown, engine: EngineAccess): Promise<StoredResource> {
  const known = engine
    .findAll('streampool')
    .find(({ fields }) => fields.compartmentId === compartmentId && fields.name === defaultPoolName);
  return known ?? engine.create('streampool', { compartmentId, name: defaultPoolName });
}

async function prepare(input: JsonObject, engine: EngineAccess): Promise<JsonObject> {
  const { compartmentId, streamPoolId } = input;
  if (compartmentId !== undefined && streamPoolId !== undefined)
    throw invalidParameter(
      'Only one of compartmentId and streamPoolId can be given: a stream lives where its pool does.',
    );
  if (compartmentId === undefined && streamPoolId === undefined)
    throw new OciError(400, 'MissingParameter', 'compartmentId or streamPoolId is required and missing.');
  const pool =
    streamPoolId === undefined
      ? await findDefaultPool(compartmentId, engine)
      : engine.find('streampool', streamPoolId);
  return { ...input, streamPoolId: pool?.id ?? streamPoolId, compartmentId: pool?.fields.compartmentId };
}

/** A stream. See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Stream/. */
export const streamResource: ResourceType = {
  type: 'stream',
  noun: 'Stream',
  policyType: 'streams',
  policyVariables: ({ id }) => ({ 'target.stream.id': id }),
  path: '/20180418/streams',
  nameField: 'name',
  nameUniqueWithin: 'streamPoolId',
  fields: {
    name: text({
      required: true,
      maxLength: 256,
      pattern: /^[A-Za-z0-9_.-]+$/,
      mustBe: 'made of letters, digits, -, _ and .',
    }),
    partitions: integer({ required: true, min: 1, max: 200 }),
    retentionInHours: integer({ min: 24, max: 168 }),
    streamPoolId: text(),
  },
  defaults: { retentionInHours: 24 },
  updatable: ['streamPoolId'],
  parents: { streamPoolId: 'streampool' },
  states: commonStates,
  workRequests: { type: 'streamworkrequest', noun: 'STREAM', entityType: 'stream' },
  list: {
    by: ['compartmentId', 'streamPoolId'],
    omit: ['retentionInHours'],
    defaultLimit: 10,
    maxLimit: 50,
  },
  prepare,
  prepareUpdate: (change, _current, engine) => {
    const pool = engine.find('streampool', change.streamPoolId);
    return pool === undefined ? change : { ...change, compartmentId: pool.fields.compartmentId };
  },
  render: (_stream, engine) => ({ messagesEndpoint: engine.url() }),
};
