export default { displayName: 'producer', preset: '../../tools/jest/coverage-gate.cjs' };
