/** What every project's tests share: TypeScript by swc, `.sql` files as text, and the packages that exist as ES modules only. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: {
    '\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
    '\\.sql$': `${__dirname}/tools/jest/text-transform.cjs`,
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(node-fetch|fetch-blob|data-uri-to-buffer|formdata-polyfill)/)',
  ],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node', 'sql'],
  clearMocks: true,
  restoreMocks: true,
};
