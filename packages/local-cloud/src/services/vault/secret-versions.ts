import { invalidParameter, notAuthorizedOrNotFound } from '../../errors';

/** Where a version stands in the life of its secret. */
export type SecretStage = 'CURRENT' | 'PENDING' | 'LATEST' | 'PREVIOUS' | 'DEPRECATED';

/** All stages. See https://docs.oracle.com/en-us/iaas/Content/KeyManagement/Concepts/secretversionsrotationstates.htm. */
export const secretStages: readonly SecretStage[] = [
  'CURRENT',
  'PENDING',
  'LATEST',
  'PREVIOUS',
  'DEPRECATED',
];

/** One content of a secret. */
export interface SecretVersion {
  versionNumber: number;
  name?: string;
  /** Base64. */
  content: string;
  stages: SecretStage[];
  /** Milliseconds since the Unix epoch. */
  timeCreated: number;
}

/** What a new version is made of. */
export interface NewSecretVersion extends Pick<SecretVersion, 'name' | 'content' | 'timeCreated'> {
  /** @default 'CURRENT' */
  stage?: 'CURRENT' | 'PENDING';
}

const strip = (versions: readonly SecretVersion[], stage: SecretStage): SecretVersion[] =>
  versions.map((version) => ({ ...version, stages: version.stages.filter((other) => other !== stage) }));

const relabel = (versions: readonly SecretVersion[], from: SecretStage, to: SecretStage): SecretVersion[] =>
  strip(versions, to).map((version) => ({
    ...version,
    stages: version.stages.map((stage) => (stage === from ? to : stage)),
  }));

/** A version that has no other stage is DEPRECATED, and no other version is. */
const deprecateOthers = (versions: readonly SecretVersion[]): SecretVersion[] =>
  strip(versions, 'DEPRECATED').map((version) =>
    version.stages.length === 0 ? { ...version, stages: ['DEPRECATED'] } : version,
  );

/** Makes version `versionNumber` CURRENT; what was CURRENT becomes PREVIOUS. @throws OciError when there is none such */
export function promoteVersion(versions: readonly SecretVersion[], versionNumber: number): SecretVersion[] {
  const chosen = versions.find((version) => version.versionNumber === versionNumber);
  if (chosen === undefined)
    throw notAuthorizedOrNotFound(`currentVersionNumber: the secret has no version ${versionNumber}.`);
  if (chosen.stages.includes('CURRENT')) return [...versions];
  const keepsLatest = (stages: SecretStage[]): SecretStage[] => stages.filter((stage) => stage === 'LATEST');
  const promoted = relabel(versions, 'CURRENT', 'PREVIOUS').map((version): SecretVersion =>
    version.versionNumber === versionNumber
      ? { ...version, stages: ['CURRENT', ...keepsLatest(version.stages)] }
      : version,
  );
  return deprecateOthers(promoted);
}

/** Adds a version: it is LATEST, and CURRENT unless it is meant to be PENDING. @throws OciError when its name is taken */
export function addVersion(
  versions: readonly SecretVersion[],
  { stage = 'CURRENT', name, content, timeCreated }: NewSecretVersion,
): SecretVersion[] {
  if (name !== undefined && versions.some((version) => version.name === name))
    throw invalidParameter(
      `secretContent.name ${name} is already the name of another version of this secret.`,
    );
  const versionNumber = Math.max(0, ...versions.map((version) => version.versionNumber)) + 1;
  const before = strip(stage === 'PENDING' ? strip(versions, 'PENDING') : versions, 'LATEST');
  const added: SecretVersion = {
    versionNumber,
    ...(name === undefined ? {} : { name }),
    content,
    stages: stage === 'PENDING' ? ['PENDING', 'LATEST'] : ['CURRENT', 'LATEST'],
    timeCreated,
  };
  const others = stage === 'PENDING' ? before : relabel(before, 'CURRENT', 'PREVIOUS');
  return deprecateOthers([...others, added]);
}

/** Finds the version at a stage. */
export const findStage = (
  versions: readonly SecretVersion[],
  stage: SecretStage,
): SecretVersion | undefined => versions.findLast(({ stages }) => stages.includes(stage));

/** The content of the CURRENT version, base64. */
export const currentContent = (versions: readonly SecretVersion[]): string =>
  findStage(versions, 'CURRENT')?.content ?? '';
