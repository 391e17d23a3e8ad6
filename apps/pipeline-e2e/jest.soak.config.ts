import settings from './jest.config';

export default { ...settings, displayName: 'soak', testMatch: ['**/*.soak.ts'], testTimeout: 1_200_000 };
