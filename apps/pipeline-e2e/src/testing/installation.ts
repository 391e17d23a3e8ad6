import { join } from 'node:path';

/** Root of the repository. */
export const repositoryRoot = join(__dirname, '../../../..');

/** Environment variable by which the suites learn where the artefacts under test lie. */
export const installationVariable = 'E2E_INSTALLATION';

/** The bundle that a person starts by `nx run producer:start`, `local:up` and `local:reset`. */
export function localBundle(): string {
  const installation = process.env[installationVariable];
  if (installation === undefined) throw new Error(`${installationVariable} is not set: run this by jest.`);
  return join(installation, 'apps/local/dist/local.cjs');
}
