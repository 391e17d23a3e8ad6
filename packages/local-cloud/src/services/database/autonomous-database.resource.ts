import { OciError, invalidParameter } from '../../errors';
import { flag, integer, oneOf, text } from '../../engine/field-rules';
import type { EngineAccess, ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { currentContent } from '../vault/secret-versions';
import type { SecretVersion } from '../vault/secret-versions';

/** 12 to 30 characters with upper, lower and digit, without a double quote and without the word admin. */
const passwordPattern = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?!.*[aA][dD][mM][iI][nN])[^"]{12,30}$/;

const passwordRule =
  '12 to 30 characters long, with an upper-case letter, a lower-case letter and a digit, without " and without "admin"';

/** Length of the part of a database's URL that differs. */
const uniqueLength = 15;

/** The part of a database's URL that differs: the end of its OCID. */
export const databaseUnique = (id: string): string => id.slice(-uniqueLength);

function readSecret(secretId: unknown, engine: EngineAccess): string {
  const secret = engine.find('vaultsecret', secretId);
  const versions = secret?.fields.versions;
  if (!Array.isArray(versions))
    throw invalidParameter(`secretId ${String(secretId)} is not a secret that can be read.`);
  return Buffer.from(currentContent(versions as SecretVersion[]), 'base64').toString();
}

function choosePassword({ adminPassword, secretId }: JsonObject, engine: EngineAccess): string {
  if ((adminPassword === undefined) === (secretId === undefined))
    throw invalidParameter('Exactly one of adminPassword and secretId must be given.');
  const password = secretId === undefined ? adminPassword : readSecret(secretId, engine);
  if (typeof password !== 'string' || !passwordPattern.test(password))
    throw invalidParameter(`adminPassword must be ${passwordRule}.`);
  return password;
}

function prepare(input: JsonObject, engine: EngineAccess): JsonObject {
  const dbName = String(input.dbName).toUpperCase();
  const twin = engine.findAll('autonomousdatabase').find(({ fields }) => fields.dbName === dbName);
  if (twin !== undefined)
    throw new OciError(
      400,
      'InvalidParameter',
      `dbName ${dbName} already exists in this tenancy: ${twin.id}.`,
    );
  return { displayName: dbName, ...input, dbName, adminPassword: choosePassword(input, engine) };
}

function prepareUpdate(change: JsonObject, _current: StoredResource, engine: EngineAccess): JsonObject {
  if (change.adminPassword === undefined && change.secretId === undefined) return change;
  return { ...change, adminPassword: choosePassword(change, engine) };
}

function render({ id, fields }: StoredResource, engine: EngineAccess): JsonObject {
  const base = `${engine.url()}/adb/${databaseUnique(id)}`;
  const tags = fields.definedTags;
  return {
    connectionUrls: { ordsUrl: `${base}/ords/`, sqlDevWebUrl: `${base}/ords/sql-developer` },
    connectionStrings: { allConnectionStrings: {}, profiles: [] },
    dataStorageSizeInGBs: Number(fields.dataStorageSizeInTBs) * 1024,
    dbToolsDetails: [],
    definedTags: isJsonObject(tags) ? tags : {},
  };
}

/** An Autonomous Database. See https://docs.oracle.com/en-us/iaas/api/#/en/database/20160918/AutonomousDatabase/. */
export const autonomousDatabaseResource: ResourceType = {
  type: 'autonomousdatabase',
  noun: 'AutonomousDatabase',
  policyType: 'autonomous-databases',
  policyVariables: ({ id }) => ({ 'target.id': id }),
  path: '/20160918/autonomousDatabases',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    dbName: text({
      required: true,
      pattern: /^[A-Za-z][A-Za-z0-9]{0,29}$/,
      mustBe: 'a letter and up to 29 letters and digits',
    }),
    adminPassword: text({ secret: true, pattern: passwordPattern, mustBe: passwordRule }),
    secretId: text(),
    dbWorkload: oneOf(['OLTP', 'DW', 'AJD', 'APEX', 'LH']),
    computeModel: oneOf(['ECPU', 'OCPU']),
    isMtlsConnectionRequired: flag(),
    dataStorageSizeInTBs: integer({ min: 1, max: 384 }),
    isFreeTier: flag(),
    source: oneOf(['NONE']),
  },
  defaults: {
    dbWorkload: 'OLTP',
    dataStorageSizeInTBs: 1,
    isMtlsConnectionRequired: false,
    isFreeTier: false,
    licenseModel: 'BRING_YOUR_OWN_LICENSE',
  },
  updatable: [
    'adminPassword',
    'secretId',
    'secretVersionNumber',
    'displayName',
    'computeCount',
    'dataStorageSizeInTBs',
    'isMtlsConnectionRequired',
    'licenseModel',
    'whitelistedIps',
    'isAutoScalingEnabled',
  ],
  hidden: ['adminPassword', 'source'],
  states: {
    creating: 'PROVISIONING',
    ready: 'AVAILABLE',
    updating: 'UPDATING',
    deleting: 'TERMINATING',
    deleted: 'TERMINATED',
  },
  stateActions: {
    start: { operation: 'StartAutonomousDatabase', through: 'STARTING', to: 'AVAILABLE' },
    stop: { operation: 'StopAutonomousDatabase', through: 'STOPPING', to: 'STOPPED' },
  },
  list: { filters: ['dbWorkload'] },
  prepare,
  prepareUpdate,
  render,
};
