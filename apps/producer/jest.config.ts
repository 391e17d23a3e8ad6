export default { displayName: 'producer', preset: '../../jest.preset.cjs' };
