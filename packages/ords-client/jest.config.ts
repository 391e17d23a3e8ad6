export default { displayName: 'ords-client', preset: '../../tools/jest/coverage-gate.cjs' };
