export default {
  displayName: 'infra',
  preset: '../jest.preset.cjs',
  // The Pulumi SDKs are large and plain CommonJS: transforming them would take longer than all tests.
  transformIgnorePatterns: ['/node_modules/'],
  // They keep globals for good.
  testEnvironmentOptions: { globalsCleanup: 'off' },
};
