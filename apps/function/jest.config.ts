export default { displayName: 'function', preset: '../../tools/jest/coverage-gate.cjs' };
