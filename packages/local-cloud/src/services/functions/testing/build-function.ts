import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionDescription } from '../types';

/** A folder that is removed after the test. */
export function useTemporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'lc-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A function as the control plane describes it. */
export function buildFunction(change: Partial<FunctionDescription> = {}): FunctionDescription {
  return {
    id: 'ocid1.fnfunc.oc1.iad.one',
    displayName: 'echo',
    applicationId: 'ocid1.fnapp.oc1.iad.one',
    applicationName: 'weather',
    compartmentId: 'ocid1.compartment.oc1..one',
    image: 'iad.ocir.io/ns/echo:1',
    memoryInMBs: 128,
    timeoutInSeconds: 30,
    config: {},
    ...change,
  };
}

const fdk = JSON.stringify(require.resolve('@fnproject/fdk'));

/**
 * Writes a bundle whose handler is `body`, in JavaScript: it sees `input` (a Buffer), `context`, `state` (kept between
 * calls) and `require`.
 */
export function writeHandlerBundle(folder: string, body: string): string {
  return writeBundle(
    folder,
    `const state = {}; require(${fdk}).handle(async (input, context) => { ${body} }, { inputMode: 'buffer' });`,
  );
}

/** Writes a bundle that is any program. */
export function writeBundle(folder: string, source: string): string {
  const path = join(folder, `${randomUUID()}.cjs`);
  writeFileSync(path, source);
  return path;
}
