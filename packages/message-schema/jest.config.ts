export default { displayName: 'message-schema', preset: '../../tools/jest/coverage-gate.cjs' };
