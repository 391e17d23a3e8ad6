export default {
  displayName: 'local-cloud',
  preset: '../../jest.preset.cjs',
  setupFiles: ['<rootDir>/conformance/set-sdk-defaults.ts'],
  // Processes, keys and databases are made here: on a busy machine that takes its time.
  testTimeout: 60_000,
};
