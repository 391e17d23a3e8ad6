import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { readFileIfThere, writeFileAtomic } from '@weather-stream/service-kit';
import { StateUnusableError } from '../errors';
import type { StatePaths } from '../state/state-paths';

/** What the stack's parts prove themselves with. Made once, at the first start. */
export interface StackSecrets {
  adminPassword: string;
  demoPassword: string;
  /** OAuth client of the function. */
  clientId: string;
  clientSecret: string;
}

const names = ['adminPassword', 'demoPassword', 'clientId', 'clientSecret'] as const;

/** Upper, lower, digit, 12–30 characters, no quote, no "admin": what an Autonomous Database takes. */
const makePassword = () => `Aa1${randomBytes(12).toString('hex')}`;

const isComplete = (value: unknown): value is StackSecrets =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => typeof (value as Partial<Record<string, unknown>>)[name] === 'string');

function parse(text: string, folder: string): StackSecrets {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isComplete(value)) throw new StateUnusableError(folder, 'holds a secrets.json that is not complete');
  return value;
}

/** Secrets are made before anything else: a cloud without them was set up with others. */
async function assertNoCloud({ cloud, folder }: Pick<StatePaths, 'cloud' | 'folder'>): Promise<void> {
  const names = await readdir(cloud).catch(() => []);
  if (names.length === 0) return;
  throw new StateUnusableError(
    folder,
    'holds a local cloud, but not the secrets.json with its passwords. Put that file back if you have it',
  );
}

/**
 * Reads the secrets of the local stack, or makes them.
 *
 * @throws StateUnusableError when the file is damaged, or missing beside an existing cloud
 */
export async function ensureSecrets(
  paths: Pick<StatePaths, 'secrets' | 'folder' | 'cloud'>,
): Promise<StackSecrets> {
  const { secrets: path, folder } = paths;
  const text = await readFileIfThere(path);
  if (text !== undefined) return parse(text, folder);
  await assertNoCloud(paths);
  const secrets: StackSecrets = {
    adminPassword: makePassword(),
    demoPassword: makePassword(),
    clientId: randomBytes(16).toString('hex'),
    clientSecret: randomBytes(24).toString('hex'),
  };
  await writeFileAtomic(path, `${JSON.stringify(secrets, undefined, 2)}\n`, 0o600);
  return secrets;
}
