export default { displayName: 'oci-transport', preset: '../../tools/jest/coverage-gate.cjs' };
