export default { displayName: 'runtime-config', preset: '../../tools/jest/coverage-gate.cjs' };
