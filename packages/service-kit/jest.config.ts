export default { displayName: 'service-kit', preset: '../../tools/jest/coverage-gate.cjs' };
