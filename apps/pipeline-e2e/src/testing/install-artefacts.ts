import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationVariable, repositoryRoot } from './installation';

/**
 * Copies the built artefacts into a folder of their own before the first test: a build that runs meanwhile changes
 * nothing under test, and a developer's `.env` with a real stream is not read.
 */
export function installArtefacts(): void {
  const installation = mkdtempSync(join(tmpdir(), 'e2e-'));
  for (const app of ['local', 'producer', 'function']) {
    const target = join(installation, 'apps', app);
    mkdirSync(target, { recursive: true });
    cpSync(join(repositoryRoot, 'apps', app, 'dist'), join(target, 'dist'), { recursive: true });
  }
  symlinkSync(join(repositoryRoot, 'node_modules'), join(installation, 'node_modules'));
  process.env[installationVariable] = installation;
}
