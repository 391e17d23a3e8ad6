import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

/** Who may depend on whom: `docs/architecture.md` shows the same table with its reasons. */
const boundaries = [
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract'] },
  { sourceTag: 'type:util', onlyDependOnLibsWithTags: ['type:util'] },
  { sourceTag: 'type:client', onlyDependOnLibsWithTags: ['type:util'] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:contract', 'type:client', 'type:util'] },
  { sourceTag: 'type:emulator', onlyDependOnLibsWithTags: ['type:util'] },
  { sourceTag: 'type:infra', onlyDependOnLibsWithTags: ['type:contract', 'type:client', 'type:util'] },
  {
    sourceTag: 'type:local',
    onlyDependOnLibsWithTags: ['type:emulator', 'type:infra', 'type:contract', 'type:client', 'type:util'],
  },
  { sourceTag: 'type:e2e', notDependOnLibsWithTags: ['type:app', 'type:e2e', 'type:bench'] },
  { sourceTag: 'type:bench', notDependOnLibsWithTags: ['type:app', 'type:e2e', 'type:bench'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'plane:shared', onlyDependOnLibsWithTags: ['plane:shared'] },
  { sourceTag: 'plane:deploy', onlyDependOnLibsWithTags: ['plane:shared'] },
  { sourceTag: 'plane:data', onlyDependOnLibsWithTags: ['plane:data', 'plane:shared'] },
  { sourceTag: 'plane:test', onlyDependOnLibsWithTags: ['*'] },
];

/** Where the vendor's packages are at home. Everywhere else an import of them is an error. */
const ociHomes = [
  'apps/producer/**',
  'apps/function/**/*.spec.ts',
  'apps/ops/**',
  'apps/pipeline-e2e/**',
  'benchmarks/**',
  'infra/**',
  'packages/oci-transport/**/*.spec.ts',
  'packages/local-cloud/conformance/**',
];
const pulumiHomes = ['infra/**', 'apps/local/**'];

const bannedSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Use an object `as const` and a type derived from it.' },
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
  {
    selector: 'ClassDeclaration:not([superClass.name=/(Error|Resource|ResourceProvider)$/])',
    message: 'Classes are for errors and Pulumi components; use a function that returns an object.',
  },
];

const restrictedImports = (patterns) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: [{ group: ['@weather-stream/*/*'], message: 'Import from the package index.' }, ...patterns],
    },
  ],
});
const noOci = {
  regex: '^oci-',
  message: 'The vendor SDK is used in the places listed in eslint.config.mjs.',
};
const noPulumi = { group: ['@pulumi/*'], message: 'Pulumi is used in infra and apps/local only.' };

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '**/.nx/**', '**/.local/**', '**/node_modules/**'] },
  { files: ['**/*.{js,cjs,mjs}'], languageOptions: { sourceType: 'module' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { '@nx': nx, jsdoc },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints: boundaries, allow: [] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...bannedSyntax],
      ...restrictedImports([noOci, noPulumi]),
    },
  },
  {
    files: ociHomes.map((home) => `${home}`),
    ignores: ['**/*.{mjs,cjs,js}'],
    rules: restrictedImports([noPulumi]),
  },
  {
    files: pulumiHomes,
    ignores: ['**/*.{mjs,cjs,js}'],
    rules: restrictedImports([noOci]),
  },
  { files: ['infra/**/*.ts'], rules: restrictedImports([]) },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { FunctionDeclaration: true, ArrowFunctionExpression: true, ClassDeclaration: true },
          contexts: [
            'TSInterfaceDeclaration',
            'TSTypeAliasDeclaration',
            'ExportNamedDeclaration > VariableDeclaration',
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/conformance/**/*.ts', '**/testing/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': [
        'error',
        ...bannedSyntax,
        {
          selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip)$/]',
          message: 'No focused or silently skipped tests; use describeIf(reason).',
        },
        {
          selector: 'CallExpression[callee.name=/^(xit|xdescribe|fit|fdescribe)$/]',
          message: 'No skipped tests.',
        },
      ],
    },
  },
  {
    files: ['**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  prettier,
);
