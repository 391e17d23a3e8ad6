import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toEnvironmentLine } from '../rules/environment-file';
import type { MachineClient } from './create-machine-client';
import { expectOk } from './http';
import type { MachinePlan, PlannedObject } from './machine-plan';

/** Folders that systemd gives the unit. */
export interface Folders {
  /** Survives restarts: `bundle/` is put there. */
  state: string;
  /** In memory, for the unit alone: `secrets.env` is put there. */
  runtime: string;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function isThere(path: string, hash: string): Promise<boolean> {
  try {
    return sha256(await readFile(path)) === hash;
  } catch {
    return false;
  }
}

/** Never half a file, also when the machine stops in between. */
async function write(path: string, bytes: Buffer | string, mode: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, bytes, { mode });
  await rename(`${path}.part`, path);
}

async function fetchObject(client: MachineClient, endpoint: string, planned: PlannedObject): Promise<Buffer> {
  const { namespace, bucket, object, encoding, path } = planned;
  const [n, b, o] = [namespace, bucket, object].map(encodeURIComponent);
  const answer = await client('GET', new URL(`${endpoint}/n/${n ?? ''}/b/${b ?? ''}/o/${o ?? ''}`));
  const bytes = expectOk(`reading the object ${bucket}/${object}`, answer);
  const file = encoding === 'base64' ? Buffer.from(bytes.toString('ascii'), 'base64') : bytes;
  if (sha256(file) !== planned.sha256)
    throw new Error(`the object ${bucket}/${object} is not the file ${path}`);
  return file;
}

async function readSecret(client: MachineClient, endpoint: string, secretId: string): Promise<string> {
  const answer = await client('GET', new URL(`${endpoint}/20190301/secretbundles/${secretId}`));
  const text = expectOk('reading a secret', answer).toString('utf8');
  const { secretBundleContent } = JSON.parse(text) as { secretBundleContent: { content: string } };
  return Buffer.from(secretBundleContent.content, 'base64').toString('utf8');
}

/**
 * Brings the bundle and the secrets onto the machine. A file that is there already is not fetched again.
 *
 * @throws Error when a service refuses or does not answer; the caller tries again
 */
export async function fetchBundle(plan: MachinePlan, client: MachineClient, folders: Folders): Promise<void> {
  for (const planned of plan.objects) {
    const path = join(folders.state, 'bundle', planned.path);
    if (await isThere(path, planned.sha256)) continue;
    await write(path, await fetchObject(client, plan.endpoints.objectStorage, planned), 0o644);
  }
  const lines: string[] = [];
  for (const { variable, secretId } of plan.secrets) {
    lines.push(toEnvironmentLine(variable, await readSecret(client, plan.endpoints.secrets, secretId)));
  }
  if (lines.length > 0) await write(join(folders.runtime, 'secrets.env'), lines.join(''), 0o600);
}
