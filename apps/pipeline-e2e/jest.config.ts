export default {
  displayName: 'pipeline-e2e',
  preset: '../../jest.preset.cjs',
  globalSetup: '<rootDir>/jest.setup.config.ts',
  globalTeardown: '<rootDir>/jest.teardown.config.ts',
  setupFilesAfterEnv: ['<rootDir>/src/testing/mute-sdk-warnings.ts'],
  testTimeout: 60_000,
  maxWorkers: 2,
};
