import { isJsonObject } from '../../../server/parse-json-object';
import { imageInvalid } from './errors';

/** What the host needs of an image's configuration. */
export interface ImageConfig {
  /** Digests of the layers before compression. */
  diffIds: string[];
  entrypoint: string[];
  cmd: string[];
  workingDir: string;
  env: Record<string, string>;
}

const toTexts = (value: unknown, name: string): string[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((entry): entry is string => typeof entry === 'string'))
    throw imageInvalid(`${name} of its configuration is not a list of texts`);
  return value;
};

function toEnv(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const equals = entry.indexOf('=');
      return equals === -1 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)];
    }),
  );
}

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch (cause) {
    throw imageInvalid('its configuration is not JSON', cause);
  }
}

/** Reads the configuration of an image. @throws OciError that names the field */
export function parseImageConfig(content: Buffer): ImageConfig {
  const value = parse(content);
  if (!isJsonObject(value) || !isJsonObject(value.rootfs))
    throw imageInvalid('its configuration has no rootfs');
  const config = isJsonObject(value.config) ? value.config : {};
  return {
    diffIds: toTexts(value.rootfs.diff_ids, 'rootfs.diff_ids'),
    entrypoint: toTexts(config.Entrypoint, 'Entrypoint'),
    cmd: toTexts(config.Cmd, 'Cmd'),
    workingDir: typeof config.WorkingDir === 'string' && config.WorkingDir !== '' ? config.WorkingDir : '/',
    env: toEnv(toTexts(config.Env, 'Env')),
  };
}
