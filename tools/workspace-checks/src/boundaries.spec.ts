import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Imports that the table in `docs/architecture.md` forbids, and the rule that has to speak. */
const violations = [
  {
    why: 'the local cloud must not share a reading of the message with the apps',
    in: 'packages/local-cloud/src/index.ts',
    import: '@weather-stream/message-schema',
    rule: '@nx/enforce-module-boundaries',
  },
  {
    why: 'an app must not know the local cloud',
    in: 'apps/producer/src/main.ts',
    import: '@weather-stream/local-cloud',
    rule: '@nx/enforce-module-boundaries',
  },
  {
    why: 'a shared package must not depend on one of the data plane',
    in: 'packages/runtime-config/src/index.ts',
    import: '@weather-stream/message-schema',
    rule: '@nx/enforce-module-boundaries',
  },
  {
    why: 'the vendor SDK stays out of the function',
    in: 'apps/function/src/main.ts',
    import: 'oci-secrets',
    rule: 'no-restricted-imports',
  },
  {
    why: 'Pulumi stays out of the apps',
    in: 'apps/producer/src/main.ts',
    import: '@pulumi/pulumi',
    rule: 'no-restricted-imports',
  },
  {
    why: 'nobody reaches past an index',
    in: 'apps/producer/src/main.ts',
    import: '@weather-stream/service-kit/src/retry',
    rule: 'no-restricted-imports',
  },
] as const;

const root = join(__dirname, '../../..');
const textOf = (specifier: string) =>
  `import * as imported from '${specifier}';\nexport const used = imported;\n`;

function lintAll(imports: { file: string; specifier: string }[]): string[][] {
  const input = JSON.stringify(imports.map(({ file, specifier }) => ({ file, text: textOf(specifier) })));
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'lint-texts.mjs')], {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  if (status !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as { ruleId: string | null }[][]).map((messages) =>
    messages.map(({ ruleId }) => String(ruleId)),
  );
}

describe('the import rules', () => {
  const allowed = { file: 'apps/producer/src/main.ts', specifier: '@weather-stream/service-kit' };
  let rules: string[][];

  beforeAll(() => {
    rules = lintAll([...violations.map((each) => ({ file: each.in, specifier: each.import })), allowed]);
  }, 120_000);

  it.each(violations.map((violation, index) => ({ ...violation, index })))(
    '$why: $in may not import $import',
    ({ index, rule }) => {
      expect(rules[index]).toContain(rule);
    },
  );

  it('let an app import what it may', () => {
    expect(rules[violations.length]).toEqual([]);
  });
});
