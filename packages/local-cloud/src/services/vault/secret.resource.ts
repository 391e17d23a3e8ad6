import { invalidParameter, notImplemented, OciError } from '../../errors';
import { flag, integer, object, oneOf, text } from '../../engine/field-rules';
import { commonStates, type EngineAccess, type ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { addVersion, findStage, promoteVersion, type SecretVersion } from './secret-versions';

/** Of one secret's content, decoded. See https://docs.oracle.com/en-us/iaas/Content/KeyManagement/Concepts/keyoverview.htm. */
const MAX_SECRET_BYTES = 25 * 1024;

const contentRule = object({
  contentType: oneOf(['BASE64'], { required: true }),
  content: text({
    required: true,
    secret: true,
    maxLength: 1024 * 1024,
    pattern: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    mustBe: 'base64',
  }),
  name: text({ maxLength: 255 }),
  stage: oneOf(['CURRENT', 'PENDING']),
});

/** All versions of a stored secret. */
export const versionsOf = ({ fields }: StoredResource): SecretVersion[] => fields.versions as SecretVersion[];

function withContent(versions: readonly SecretVersion[], sent: unknown, now: number): SecretVersion[] {
  const { content, name, stage } = isJsonObject(sent) ? sent : {};
  const bytes = Buffer.from(String(content), 'base64').byteLength;
  if (bytes > MAX_SECRET_BYTES)
    throw invalidParameter(`secretContent.content has ${bytes} bytes; the limit is ${MAX_SECRET_BYTES}.`);
  return addVersion(versions, {
    content: String(content),
    timeCreated: now,
    ...(typeof name === 'string' ? { name } : {}),
    ...(stage === 'PENDING' ? { stage } : {}),
  });
}

const numberOf = (versions: readonly SecretVersion[]): number | undefined =>
  findStage(versions, 'CURRENT')?.versionNumber;

function prepare({ secretContent, ...input }: JsonObject, engine: EngineAccess): JsonObject {
  if (input.enableAutoGeneration === true) throw notImplemented('Generation of secret contents');
  if (input.rotationConfig !== undefined) throw notImplemented('Rotation of secrets');
  if (secretContent === undefined)
    throw new OciError(400, 'MissingParameter', 'secretContent is required and missing.');
  if (isJsonObject(secretContent) && secretContent.stage === 'PENDING')
    throw invalidParameter('secretContent.stage of a first version must be CURRENT.');
  const versions = withContent([], secretContent, engine.now());
  return { ...input, isAutoGenerationEnabled: false, currentVersionNumber: numberOf(versions), versions };
}

function prepareUpdate(
  { secretContent, currentVersionNumber, ...change }: JsonObject,
  current: StoredResource,
  engine: EngineAccess,
): JsonObject {
  if (change.enableAutoGeneration === true) throw notImplemented('Generation of secret contents');
  if (change.rotationConfig !== undefined) throw notImplemented('Rotation of secrets');
  if (secretContent !== undefined && currentVersionNumber !== undefined)
    throw invalidParameter('Only one of secretContent and currentVersionNumber can be given.');
  const before = versionsOf(current);
  const added = secretContent === undefined ? before : withContent(before, secretContent, engine.now());
  const versions =
    currentVersionNumber === undefined ? added : promoteVersion(added, Number(currentVersionNumber));
  return { ...change, versions, currentVersionNumber: numberOf(versions) };
}

/** A secret; its contents are read through the secrets service. */
export const secretResource: ResourceType = {
  type: 'vaultsecret',
  noun: 'Secret',
  policyType: 'secrets',
  policyVariables: ({ id, fields }) => ({
    'target.secret.id': id,
    'target.secret.name': String(fields.secretName),
  }),
  path: '/20180608/secrets',
  nameField: 'secretName',
  nameUniqueWithin: 'vaultId',
  fields: {
    compartmentId: text({ required: true }),
    vaultId: text({ required: true }),
    keyId: text({ required: true }),
    secretName: text({
      required: true,
      maxLength: 255,
      pattern: /^[A-Za-z0-9_.-]+$/,
      mustBe: 'made of letters, digits, -, _ and .',
    }),
    secretContent: contentRule,
    currentVersionNumber: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    enableAutoGeneration: flag(),
  },
  updatable: [
    'description',
    'metadata',
    'secretContent',
    'currentVersionNumber',
    'secretRules',
    'enableAutoGeneration',
  ],
  hidden: ['versions', 'enableAutoGeneration'],
  parents: { vaultId: 'vault', keyId: 'key' },
  states: commonStates,
  scheduledDeletion: { minDays: 1, maxDays: 30, defaultDays: 30 },
  list: { filters: ['vaultId'] },
  prepare,
  prepareUpdate,
};
