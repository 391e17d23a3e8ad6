import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** Held by its conformance suites against the vendor's SDKs rather than by a share of lines. */
const exempt = ['packages/local-cloud'];

const packages = readdirSync(join(root, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `packages/${name}`);
const gated = [...packages.filter((path) => !exempt.includes(path)), 'apps/function', 'apps/producer'];

describe('the coverage gate', () => {
  it.each(gated)('stands before %s', (project) => {
    const config = readFileSync(join(root, project, 'jest.config.ts'), 'utf8');
    expect(config).toContain("preset: '../../tools/jest/coverage-gate.cjs'");
  });
});
