/**
 * The preset of projects whose code must be tested: in CI (`CI` is set) their tests fail below these shares. Elsewhere it
 * is the plain preset, so that a local run costs nothing more. `main.ts` only wires, and runs as a bundle.
 */
const gate = {
  collectCoverage: true,
  coverageReporters: ['text-summary'],
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/main.ts',
    '!src/**/*.spec.ts',
    '!src/**/testing/**',
    '!src/**/*.d.ts',
  ],
  coverageThreshold: { global: { lines: 85, branches: 80 } },
};

module.exports = { ...require('../../jest.preset.cjs'), ...(process.env.CI ? gate : {}) };
