import { rmSync } from 'node:fs';
import { installationVariable } from './installation';

/** Removes the copy that `install-artefacts.ts` made. */
export function removeArtefacts(): void {
  const installation = process.env[installationVariable];
  if (installation !== undefined) rmSync(installation, { recursive: true, force: true });
}
