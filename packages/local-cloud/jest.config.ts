export default { displayName: 'local-cloud', preset: '../../jest.preset.cjs' };
