import type { Config } from 'jest';

/** `npx jest` at the root runs what `npx nx test` runs, in one process. */
const config: Config = {
  projects: [
    '<rootDir>/packages/*',
    '<rootDir>/apps/*',
    '<rootDir>/infra',
    '<rootDir>/tools/workspace-checks',
  ],
};

export default config;
