export default { displayName: 'local', preset: '../../jest.preset.cjs' };
